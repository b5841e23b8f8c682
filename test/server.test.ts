import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CONSENT_TEXT_VERSION } from '../src/api/consents/text-version.ts';
import type { Upload } from '../src/api/uploads.ts';
import { readConfig } from '../src/config.ts';
import { type Service, startService } from '../src/server.ts';
import { temporaryFolder } from './folder.ts';

const OWNER = {
  name: 'Odile',
  email: 'odile@example.org',
  password: 'correct horse',
  birthMonth: '1970-01',
};
const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url));

/** A service on a free port; to be stopped once, however often that is said. */
async function startIn(folder: string, env: Record<string, string> = {}): Promise<Service> {
  const config = readConfig({ PORT: '0', ...env }, { data: join(folder, 'data'), cwd: folder });
  const service = await startService(config, {
    pages: false,
    logger: pino({ level: 'silent' }),
    say: () => {},
    onFatal(error) {
      throw error;
    },
  });
  let stopped: Promise<void> | undefined;
  const stop = service.stop;
  service.stop = () => {
    stopped ??= stop();
    return stopped;
  };
  return service;
}

/** Stopped with the test. */
async function start(folder: string): Promise<Service> {
  const service = await startIn(folder);
  onTestFinished(() => service.stop());
  return service;
}

/** Uses the set-up link and returns the way of asking of the owner, who lets files be kept. */
async function signUp({ url, setupLink }: Service) {
  const token = new URL(setupLink ?? '').searchParams.get('token');
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    body: JSON.stringify({ token, ...OWNER }),
    headers: { 'content-type': 'application/json' },
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const ask = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return fetch(url + path, { ...init, headers });
  };
  const agreed = await ask('/api/consents', {
    method: 'PUT',
    body: JSON.stringify({ purpose: 'analysis', textVersion: CONSENT_TEXT_VERSION }),
    headers: { 'content-type': 'application/json' },
  });
  expect(agreed.status).toBe(200);
  return ask;
}

describe('the service', () => {
  it('takes a ride file to its climbs, streams and power curve, and knows them after a restart', async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    await first.ready;
    const owner = await signUp(first);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    const sent = await owner('/api/uploads?filename=ride.fit', {
      method: 'POST',
      body: sample('la-garde.fit'),
    });
    const { uploads } = (await sent.json()) as { uploads: [Upload] };
    const events = await (await owner(`/api/uploads/${uploads[0].id}/events`)).text();
    expect(events).toContain('"state":"done"');

    const { rides } = (await (await owner('/api/rides')).json()) as { rides: [{ id: string }] };
    const path = `/api/rides/${rides[0].id}`;
    const ride = await (await owner(path)).json();
    expect(ride).toMatchObject({
      sport: 'cycling',
      format: 'fit',
      efforts: [
        { climb: 'la-garde', names: { climb: { fr: expect.stringContaining('La Garde') } } },
      ],
    });
    const streams = await (await owner(`${path}/streams?channels=altitude,power&points=50`)).json();
    expect(Object.keys(streams.channels)).toEqual(['altitude', 'power']);
    expect(streams.time.length).toBeLessThanOrEqual(50);
    expect(streams.channels.altitude).toHaveLength(streams.time.length);
    const csv = await (
      await owner(`${path}/streams?points=50`, { headers: { accept: 'text/csv' } })
    ).text();
    const [header, ...lines] = csv.trim().split('\r\n');
    expect(header).toContain('time,latitude,longitude');
    expect(lines).toHaveLength(streams.time.length);
    for (const cell of lines.join().split(',')) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    const curve = await (await owner(`${path}/power-curve`)).json();
    expect(curve.durations[0]).toBe(1);
    // The work of the best window never falls as windows grow (watts are stored in single precision).
    const work = curve.watts.map((watts: number, i: number) => watts * curve.durations[i]);
    for (let i = 1; i < work.length; i++) expect(work[i]).toBeGreaterThan(work[i - 1] * 0.999999);
    await first.stop();

    const second = await start(folder);
    expect(second.setupLink).toBeNull();
    // threads and service mean the same packs and the same version: nothing is computed again
    const { warehouse } = await second.ready;
    expect([...(await warehouse.current()).values()]).toEqual([true]);
    const signIn = await fetch(`${second.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify(OWNER),
      headers: { 'content-type': 'application/json' },
    });
    const cookie = signIn.headers.get('set-cookie') ?? '';
    const again = await fetch(second.url + path, { headers: { cookie } });
    expect(await again.json()).toEqual(ride);
  });

  it('refuses a data folder that another service works on, naming it', async () => {
    const folder = temporaryFolder();
    const first = await start(folder);
    await first.ready;
    const second = await start(folder);
    await expect(second.ready).rejects.toMatchObject({
      code: 'warehouse-locked',
      message: expect.stringContaining(`process ${process.pid}`),
    });
  });
});

describe('over a real socket', () => {
  let folder: string;
  let service: Service;
  let owner: Awaited<ReturnType<typeof signUp>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
    service = await startIn(folder, { MAX_UPLOAD_MIB: '2' });
    await service.ready; // consent queues work
    owner = await signUp(service);
  });
  afterAll(async () => {
    await service.stop();
    rmSync(folder, { recursive: true });
  });

  it('the timed climbs come with their lines', async () => {
    const { climbs } = await (await owner('/api/climbs')).json();
    expect(climbs.length).toBeGreaterThan(10);
    for (const { climb, variant, length, gates } of climbs) {
      const line = await (await owner(`/api/climbs/${climb}/${variant}`)).json();
      expect(line.line.longitude).toHaveLength(line.line.latitude.length);
      expect(line.gates).toHaveLength(gates);
      expect(line.length).toBe(length);
    }
    expect((await owner('/api/climbs/alpe-dhuez/by-helicopter')).status).toBe(404);
  });

  it('what is kept for everybody carries the headers that protect, also when one has it', async () => {
    const ask = (headers = {}) => fetch(`${service.url}/api/openapi.json`, { headers });
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    const [again, had] = [await ask(), await ask({ 'if-none-match': etag })];
    expect([first.status, again.status, had.status]).toEqual([200, 200, 304]);
    expect(await again.text()).toBe(await first.text());
    for (const { headers } of [again, had]) {
      for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy']) {
        expect([name, headers.get(name)]).toEqual([name, first.headers.get(name)]);
        expect(headers.get(name)).not.toBe(null);
      }
    }
  });

  it('large files of a form arrive byte for byte', async () => {
    const files = [700_001, 1_310_720, 65_536, 1].map((size) => randomBytes(size));
    const form = new FormData();
    for (const [i, bytes] of files.entries()) form.append('file', new File([bytes], `${i}.fit`));
    const answer = await owner('/api/uploads', { method: 'POST', body: form });
    expect(answer.status).toBe(202);
    for (const bytes of files) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const stored = join(folder, 'data', 'originals', hash.slice(0, 2), hash);
      expect(readFileSync(stored).equals(bytes)).toBe(true);
    }
  });

  it('a client that goes away leaves nothing behind', async () => {
    const gone = new AbortController();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(randomBytes(300_000));
        setTimeout(() => gone.abort(), 100);
      },
    });
    const init = { method: 'POST', body, duplex: 'half', signal: gone.signal } as RequestInit;
    await expect(owner('/api/uploads', init)).rejects.toThrow();
    const arriving = join(folder, 'data', 'originals', 'arriving');
    const files = () =>
      readdirSync(arriving, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    await expect.poll(files).toEqual([]);
  });

  it('a file that is too large is refused while it is still being sent', async () => {
    const form = new FormData();
    form.append('file', new File([randomBytes(5 * 2 ** 20)], 'large.fit'));
    const answer = await owner('/api/uploads', { method: 'POST', body: form });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large' });
    expect((await owner('/api/me')).status).toBe(200);
  });
});

describe('a stop', () => {
  it('shows at once, lets an upload end that is under way, and ends event streams', async () => {
    const service = await start(temporaryFolder());
    await service.ready; // consent queues work
    const owner = await signUp(service);
    const events = await owner('/api/events');
    const bytes = sample('la-garde.gpx');
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(bytes.subarray(0, 1000));
        await new Promise((resolve) => setTimeout(resolve, 700));
        controller.enqueue(bytes.subarray(1000));
        controller.close();
      },
    });
    const upload = owner('/api/uploads', { method: 'POST', body, duplex: 'half' } as RequestInit);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = service.stop();
    const ready = await fetch(`${service.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false, reasons: ['stopping'] });
    expect(await events.text()).not.toContain('error');
    expect((await upload).status).toBe(202);
    await stopped;
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  });
});
