import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync, zipSync } from 'fflate';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type Service, startService } from '../src/server.ts';
import { canariesIn } from './canaries.ts';

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));
const json = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** A real service in a folder of its own, and its only person, who agreed to the analysis. */
async function openHouse(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
  const service: Service = await startService(
    readConfig({ PORT: '0' }, { data: folder, cwd: folder }),
    {
      pages: false,
      logger: pino({ level: 'silent' }),
      say: () => {},
      onFatal(error) {
        throw error;
      },
    },
  );
  const work = await service.ready;
  const token = new URL(service.setupLink ?? '').searchParams.get('token');
  const email = `${name}@example.org`;
  const account = { token, name, email, password: 'correct horse', birthMonth: '1990-05' };
  const answer = await fetch(
    `${service.url}/api/setup`,
    json('POST', { ...account, language: 'fr' }),
  );
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return fetch(service.url + path, { ...init, headers });
  };
  const { person } = (await (await ask('/api/me')).json()) as { person: Record<string, string> };
  const sqlite = new DatabaseSync(join(folder, 'ledger.sqlite'));
  const agree = () =>
    sqlite.exec(`INSERT INTO consent
      (id, rider_id, purpose, fields, may_upload, text_version, given_at)
      VALUES ('consent', '${person.riderId}', 'analysis', '', 0, '1', ${Date.now() / 1000})`);
  agree();
  return {
    folder,
    ask,
    sqlite,
    riderId: person.riderId ?? '',
    jobs: work.jobs,
    upload: (file: string, filename = file) =>
      ask(`/api/uploads?filename=${encodeURIComponent(filename)}`, {
        method: 'POST',
        body: sample(file),
      }),
    import: (bytes: Uint8Array) => ask('/api/import', { method: 'POST', body: Buffer.from(bytes) }),
    /** Every ride in full, by its file and part, without what is bound to one service. */
    async rides(): Promise<Record<string, unknown>> {
      await work.jobs.idle();
      const list = (await (await ask('/api/rides?limit=200')).json()) as {
        rides: { id: string }[];
      };
      const whole = await Promise.all(
        list.rides.map(async ({ id }) => {
          const ride = await (await ask(`/api/rides/${id}`)).json();
          const curve = await (await ask(`/api/rides/${id}/power-curve`)).json();
          return { ride: portable(ride), curve };
        }),
      );
      return Object.fromEntries(whole.map((one) => [`${one.ride.filename} ${one.ride.part}`, one]));
    },
    async close() {
      sqlite.close();
      await service.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function portable({ id: _, riderId: _rider, ...ride }: Record<string, unknown>) {
  return { ...ride, riderName: '' } as Record<string, unknown>;
}

type House = Awaited<ReturnType<typeof openHouse>>;

const HOME = { latitude: 45.056_781_234_5, longitude: 6.031_257_891_2 };
const CANARIES = ['CANARY', 'old@example.org', HOME.latitude, HOME.longitude];

let old: House;
let exported: Uint8Array;
let entries: Record<string, Uint8Array>;
beforeAll(async () => {
  old = await openHouse('old');
  old.sqlite.exec(`
    INSERT INTO profile_value VALUES ('v1', '${old.riderId}', 'threshold', NULL, 240, NULL, 1),
      ('v2', '${old.riderId}', 'threshold', '2026-06-01', 265, NULL, 1),
      ('v3', '${old.riderId}', 'weight', '2020-01-01', 63.5, NULL, 1),
      ('v4', '${old.riderId}', 'powerZones', NULL, NULL, '[0,60,80,95,110]', 1);
    INSERT INTO privacy_zone VALUES
      ('z1', '${old.riderId}', 'CANARY home', ${HOME.latitude}, ${HOME.longitude}, 600, 123.25, -87.5, 1, NULL),
      ('z2', '${old.riderId}', '', 45.1, 6.1, 500, -20, 300, 1, 2);
    UPDATE rider SET keep_years = 20;
    UPDATE person SET sex = 'female'`);
  for (const file of ['alpe-dhuez.fit', 'la-garde.gpx', 'la-garde.tcx', 'indoor.fit']) {
    await old.upload(file);
  }
  await old.upload('la-garde-twice-e-mtb.fit', '../../CANARY élan (1).fit');
  await old.jobs.idle();
  const { rides } = (await (await old.ask('/api/rides')).json()) as { rides: { id: string }[] };
  const edit = { title: 'CANARY title', bikeClass: 'gravel', bikeNote: 'CANARY note' };
  await old.ask(`/api/rides/${rides[0]?.id}`, json('PATCH', edit));
  await old.ask(`/api/rides/${rides[1]?.id}`, { method: 'DELETE' });
  const answer = await old.ask('/api/export');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="cycling-lab-/);
  exported = new Uint8Array(await answer.arrayBuffer());
  entries = unzipSync(exported);
}, 60_000);
afterAll(() => old.close());

const told = (path: string) => JSON.parse(new TextDecoder().decode(entries[path]));

describe('GET /api/export', () => {
  it('holds the files byte for byte, under names that lead nowhere', () => {
    const originals = Object.entries(entries).filter(([path]) => path.startsWith('originals/'));
    expect(originals).toHaveLength(4);
    for (const [path] of originals) expect(path).toMatch(/^originals\/\d{5}-[A-Za-z0-9._-]+$/);
    const samples = ['alpe-dhuez.fit', 'la-garde.gpx', 'la-garde.tcx', 'indoor.fit'].map(sample);
    samples.push(sample('la-garde-twice-e-mtb.fit'));
    for (const [, bytes] of originals) {
      expect(samples.some((one) => one.equals(Buffer.from(bytes)))).toBe(true);
    }
  });

  it('holds each ride exactly as the API tells it', async () => {
    const rides = Object.keys(entries).filter((path) => path.startsWith('rides/'));
    expect(rides).toHaveLength(4);
    for (const path of rides) {
      const { id } = told(path);
      expect(told(path)).toEqual(await (await old.ask(`/api/rides/${id}`)).json());
      const curve = told(path.replace('rides/', 'power-curves/'));
      expect(curve).toEqual(await (await old.ask(`/api/rides/${id}/power-curve`)).json());
    }
  });

  it('tells of account, consents, values and zones', () => {
    expect(told('account.json')).toMatchObject({
      email: 'old@example.org',
      birthMonth: '1990-05',
      sex: 'female',
    });
    expect(told('consents.json')).toMatchObject([{ purpose: 'analysis' }]);
    const { profile, zones, keepYears, sex } = told('manifest.json');
    expect(profile).toContainEqual({ kind: 'threshold', validFrom: '2026-06-01', value: 265 });
    expect(zones.map(({ deleted }: { deleted: boolean }) => deleted)).toEqual([false, true]);
    expect([keepYears, sex]).toEqual([20, 'female']);
    expect(JSON.stringify(told('manifest.json'))).not.toContain(old.riderId);
    expect(new TextDecoder().decode(entries['README.txt'])).toContain('octet pour octet');
  });
});

describe('POST /api/import', () => {
  it('makes an empty service tell the same of every ride, and leaves nothing else behind', async () => {
    const fresh = await openHouse('new');
    try {
      const answer = await fresh.import(exported);
      const { uploads, refused } = (await answer.json()) as Record<string, unknown[]>;
      expect([answer.status, uploads?.length, refused]).toEqual([202, 4, []]);
      const before = await old.rides();
      expect(Object.keys(before)).toHaveLength(4);
      expect(await fresh.rides()).toEqual(before);
      const zones =
        'SELECT name, latitude, longitude, radius, east, north FROM privacy_zone ORDER BY 2';
      expect(fresh.sqlite.prepare(zones).all()).toEqual(old.sqlite.prepare(zones).all());
      const consents = 'SELECT count(*) AS total FROM consent';
      expect(fresh.sqlite.prepare(consents).get()).toEqual({ total: 1 });
      expect(fresh.sqlite.prepare('SELECT keep_years FROM rider').get()).toEqual({
        keep_years: 20,
      });

      expect(fresh.sqlite.prepare('SELECT sex FROM person').get()).toEqual({ sex: 'female' });

      // A second time nothing is added.
      const again = (await (await fresh.import(exported)).json()) as {
        uploads: { state: string }[];
      };
      expect(again.uploads.map(({ state }) => state)).toEqual(new Array(4).fill('duplicate'));
      expect(await fresh.rides()).toEqual(before);
      const files = (await (await fresh.ask('/api/storage')).json()) as { originals: object };
      expect(files.originals).toMatchObject({ files: 4 });
    } finally {
      await fresh.close();
    }
  }, 60_000);

  /** The archive with a manifest that says something else. */
  function changed(change: (manifest: Record<string, unknown>) => void): Uint8Array {
    const manifest = told('manifest.json');
    change(manifest);
    return zipSync({ ...entries, 'manifest.json': Buffer.from(JSON.stringify(manifest)) });
  }
  /** Changes the first of a list. */
  function first(manifest: Record<string, unknown>, list: string, change: object): void {
    Object.assign((manifest[list] as object[])[0] ?? {}, change);
  }

  it.each<[string, () => Uint8Array, string]>([
    ['no ZIP', () => sample('indoor.fit'), 'zip-damaged'],
    [
      'a ZIP without a manifest',
      () => zipSync({ 'a.fit': sample('indoor.fit') }),
      'import-invalid',
    ],
    ['no JSON', () => zipSync({ 'manifest.json': Buffer.from('{') }), 'import-invalid'],
    ['a path that leads out', () => zipSync({ ...entries, '../x': new Uint8Array(1) }), 'zip-path'],
    [
      'a file that is not there',
      () => changed((m) => first(m, 'files', { file: 'originals/9' })),
      'import-invalid',
    ],
    [
      'a file beside the originals',
      () => changed((m) => first(m, 'files', { file: 'README.txt' })),
      'import-invalid',
    ],
    [
      'a rider of its own',
      () => changed((m) => Object.assign(m, { riderId: 'somebody' })),
      'import-invalid',
    ],
    [
      'a file of another rider',
      () => changed((m) => first(m, 'files', { riderId: 'x' })),
      'import-invalid',
    ],
    [
      'a role',
      () => changed((m) => Object.assign(m, { person: { role: 'admin' } })),
      'import-invalid',
    ],
    [
      'an impossible weight',
      () => changed((m) => first(m, 'profile', { value: 1e9 })),
      'import-invalid',
    ],
    [
      'bounds for a number',
      () => changed((m) => first(m, 'profile', { value: [1, 2] })),
      'import-invalid',
    ],
    [
      'a zone that hides another place',
      () => changed((m) => first(m, 'zones', { east: 9e9 })),
      'import-invalid',
    ],
    ['a tiny zone', () => changed((m) => first(m, 'zones', { radius: 1 })), 'import-invalid'],
    [
      'years without end',
      () => changed((m) => Object.assign(m, { keepYears: -1 })),
      'import-invalid',
    ],
    [
      'a later format',
      () => changed((m) => Object.assign(m, { formatVersion: 2 })),
      'import-invalid',
    ],
  ])('refuses %s, and changes nothing', async (_name, archive, code) => {
    const total = () =>
      old.sqlite
        .prepare(`SELECT (SELECT count(*) FROM upload) AS uploads, (SELECT count(*) FROM ride) AS rides,
          (SELECT count(*) FROM privacy_zone) AS zones, (SELECT count(*) FROM profile_value) AS vals`)
        .get();
    const before = total();
    const answer = await old.import(archive());
    const problem = (await answer.json()) as { code: string };
    expect([problem.code, answer.status]).toEqual([code, 422]);
    expect(total()).toEqual(before);
  });

  it('takes the good files of an archive with a damaged one', async () => {
    const damaged = Buffer.from(exported);
    const name = Buffer.from('originals/00001');
    damaged.fill(0xff, damaged.indexOf(name) + 200, damaged.indexOf(name) + 400);
    const answer = await old.import(damaged);
    const { uploads, refused } = (await answer.json()) as Record<string, unknown[]>;
    expect([answer.status, uploads?.length]).toEqual([202, 3]);
    expect(refused).toEqual([{ filename: expect.any(String), code: 'zip-damaged' }]);
  });

  it('asks for the consent first', async () => {
    old.sqlite.exec('UPDATE consent SET withdrawn_at = 1');
    const answer = await old.import(exported);
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'consent-needed' }]);
    old.sqlite.exec('UPDATE consent SET withdrawn_at = NULL');
  });
});

describe('an erasure', () => {
  it('leaves no byte of the person in any file of the data folder', async () => {
    expect(canariesIn(old.folder, CANARIES).length).toBeGreaterThan(3);
    old.sqlite.exec(`INSERT INTO person (id, name, email, password_hash, role, created_at)
      VALUES ('other', 'Other', 'other@example.org', '', 'admin', 1)`);
    const gone = await old.ask('/api/me', json('DELETE', { password: 'correct horse' }));
    expect(gone.status).toBe(204);
    await old.jobs.finishErasures();
    const bytes = ['alpe-dhuez.fit', 'la-garde.gpx'].map((name) => sample(name).subarray(500, 600));
    expect(canariesIn(old.folder, [...CANARIES, ...bytes])).toEqual([]);
  });
});
