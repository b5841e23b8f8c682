import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ArchiveEntry, type EntriesOptions, entries } from '../../src/archives/entries.ts';
import type { EntryMetadata } from '../../src/archives/strava.ts';
import { LabError } from '../../src/core/errors.ts';
import { mutations } from '../mutations.ts';
import { zipOf } from './zip-writer.ts';

const GPX = '<gpx><trk><trkseg><trkpt lat="45" lon="6"/></trkseg></trk></gpx>';
const TCX = '<TrainingCenterDatabase><Activities/></TrainingCenterDatabase>';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entries-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Options extends EntriesOptions {
  filename?: string;
}

/** What a reader of the archive ends up with for one entry. */
type Outcome = { name: string; metadata?: EntryMetadata | null } & (
  | { text: string }
  | { skipped: string }
  | { error: LabError }
);

/** Everything that comes out of a file with these bytes. */
async function open(bytes: Uint8Array, { filename = 'upload', ...options }: Options = {}) {
  const path = join(folder, 'upload');
  writeFileSync(path, bytes);
  const found: Outcome[] = [];
  for await (const entry of entries(path, filename, { temporary: folder, ...options })) {
    found.push('body' in entry ? await read(entry) : entry);
  }
  return found;
}

async function read({ name, body, metadata }: Extract<ArchiveEntry, { body: unknown }>) {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body) chunks.push(chunk);
  } catch (error) {
    if (error instanceof LabError) return { name, error };
    throw error;
  }
  return { name, metadata, text: Buffer.concat(chunks).toString() };
}

/** As short texts: 'path: file', 'path: zip-damaged', 'path: skipped'. */
async function summary(bytes: Uint8Array, options: Options = {}): Promise<string[]> {
  const found = await open(bytes, options);
  return found.map((entry) => {
    if ('error' in entry) return `${entry.name}: ${entry.error.code}`;
    return `${entry.name}: ${'skipped' in entry ? 'skipped' : 'file'}`;
  });
}

/** The code with which the archive as a whole is refused. */
async function refusal(bytes: Uint8Array, options: Options = {}): Promise<string | null> {
  try {
    await open(bytes, options);
    return null;
  } catch (error) {
    if (error instanceof LabError) return error.code;
    throw error;
  }
}

describe('entries', () => {
  it('finds a ride by its content, plain, gzipped, zipped, and the bytes are the same', async () => {
    for (const bytes of [
      Buffer.from(GPX),
      gzipSync(GPX),
      zipOf([{ path: 'ride', content: GPX }]),
      zipOf([{ path: 'ride.gz', content: gzipSync(GPX) }]),
      zipOf([{ path: 'inner.zip', content: zipOf([{ path: 'ride', content: GPX }]) }]),
    ]) {
      const found = await open(bytes);
      expect(found).toMatchObject([{ text: GPX }]);
    }
  });

  it('names what is inside a gzip file after it', async () => {
    expect(await summary(gzipSync(GPX), { filename: 'lunch ride.gpx.gz' })).toEqual([
      'lunch ride.gpx: file',
    ]);
  });

  it('reads archives of other programs', async () => {
    const bytes = zipSync({
      a: { 'ride.gpx': strToU8(GPX) },
      'b.tcx': [strToU8(TCX), { level: 0 }],
    });
    expect((await summary(bytes)).sort()).toEqual(['a/ride.gpx: file', 'b.tcx: file']);
  });

  it('skips what is no ride file and reports a broken one that calls itself one', async () => {
    const bytes = zipOf([
      { path: 'folder/', content: '' },
      { path: 'photo.jpg', content: 'anything' },
      { path: '__MACOSX/._ride.gpx', content: 'anything' },
      { path: 'data.json', content: '{}' },
      { path: 'page.xml', content: '<!DOCTYPE html><html/>' },
      { path: 'notes.txt', content: 'no ride' },
      { path: 'empty.gpx', content: '' },
      { path: 'odd.fit', content: 'no FIT file at all' },
      { path: 'ride.txt', content: GPX },
    ]);
    expect(await summary(bytes)).toEqual([
      'photo.jpg: skipped',
      '__MACOSX/._ride.gpx: skipped',
      'data.json: skipped',
      'page.xml: skipped',
      'notes.txt: skipped',
      'empty.gpx: empty-file',
      'odd.fit: unknown-format',
      'ride.txt: file',
    ]);
  });

  it('tells the title, sport and start that a Strava export knows', async () => {
    const table = [
      'Identifiant,Date de l’activité,Nom,Type,Description,Fichier',
      '1,"Jul 21, 2019, 2:13:16 PM","Col, ""le vrai""",Ride,"two\nlines",activities/1.gpx.gz',
      '2,"21 juil. 2019, 14:13:16",Footing,Course à pied,,activities/2.gpx',
    ].join('\n');
    const bytes = zipOf([
      { path: 'export/activities/1.gpx.gz', content: gzipSync(GPX) },
      { path: 'export/activities/2.gpx', content: GPX },
      { path: 'export/activities/3.gpx', content: GPX },
      { path: 'export/activities.csv', content: table },
    ]);
    const found = await open(bytes);
    const rides = found.filter((entry) => 'text' in entry);
    expect(rides.map(({ name, metadata }) => [name, metadata])).toEqual([
      [
        'export/activities/1.gpx',
        {
          title: 'Col, "le vrai"',
          sport: 'cycling',
          subSport: null,
          start: Date.UTC(2019, 6, 21, 14, 13, 16) / 1000,
        },
      ],
      [
        'export/activities/2.gpx',
        { title: 'Footing', sport: 'running', subSport: null, start: null },
      ],
      ['export/activities/3.gpx', null],
    ]);
    expect(found).toHaveLength(4);
  });

  it('finds the rides of a Garmin export: ZIPs in a ZIP among other data', async () => {
    const uploads = zipOf([
      { path: 'rider_1.tcx', content: TCX },
      { path: 'rider_2.gpx', content: GPX },
    ]);
    const bytes = zipOf([
      { path: 'DI_CONNECT/profile.json', content: '{"name":"x"}' },
      { path: 'DI_CONNECT/Uploads/Part1.zip', content: uploads },
    ]);
    expect(await summary(bytes)).toEqual([
      'DI_CONNECT/profile.json: skipped',
      'DI_CONNECT/Uploads/Part1.zip/rider_1.tcx: file',
      'DI_CONNECT/Uploads/Part1.zip/rider_2.gpx: file',
    ]);
    expect(readdirSync(folder)).toEqual(['upload']);
  });

  const nest = (path: string, bytes: Uint8Array) => zipOf([{ path, content: bytes }]);

  it('opens three containers in each other, not four', async () => {
    const three = nest('b.zip', nest('c.zip', nest('ride.gpx', Buffer.from(GPX))));
    expect(await summary(three)).toEqual(['b.zip/c.zip/ride.gpx: file']);
    expect(await summary(nest('a.zip', three))).toEqual(['a.zip/b.zip/c.zip: zip-depth']);
    const gzipped = nest('b.zip', nest('c.zip', nest('ride.gpx.gz', gzipSync(GPX))));
    expect(await summary(gzipped)).toEqual(['b.zip/c.zip/ride.gpx.gz: zip-depth']);
  });

  it('lets one bad entry stop nothing else', async () => {
    const bytes = zipOf([
      { path: 'good.gpx', content: GPX },
      { path: 'secret.gpx', content: GPX, encrypted: true },
      { path: 'wrong-sum.gpx', content: GPX, checksum: 1 },
      { path: 'wrong-size.gpx', content: GPX, size: 7 },
      { path: 'cut.gpx.gz', content: gzipSync(GPX.repeat(99)).subarray(0, 60) },
      { path: 'bomb.gpx', content: `<gpx>${' '.repeat(3 << 20)}</gpx>` },
      { path: 'bomb.gpx.gz', content: gzipSync(`<gpx>${' '.repeat(3 << 20)}</gpx>`) },
      { path: 'no.zip', content: 'PK\x03\x04 but no ZIP' },
      { path: 'bad.zip', content: zipOf([{ path: '../x.gpx', content: GPX }]) },
      { path: 'activities.csv', content: 'x', checksum: 1 },
      { path: 'last.tcx', content: TCX },
    ]);
    expect(await summary(bytes)).toEqual([
      'activities.csv: zip-damaged',
      'good.gpx: file',
      'secret.gpx: zip-encrypted',
      'wrong-sum.gpx: zip-damaged',
      'wrong-size.gpx: zip-damaged',
      'cut.gpx.gz: gzip-damaged',
      'bomb.gpx: zip-ratio',
      'bomb.gpx: zip-ratio',
      'no.zip: zip-damaged',
      'bad.zip: zip-path',
      'last.tcx: file',
    ]);
  });

  it.each([
    '../ride.gpx',
    '/etc/ride.gpx',
    'a/../../ride.gpx',
    'C:/ride.gpx',
    'a\\..\\ride.gpx',
    'a\0.gpx',
  ])('refuses an archive with the path %j', async (path) => {
    const bytes = zipOf([
      { path: 'good.gpx', content: GPX },
      { path, content: GPX },
    ]);
    expect(await refusal(bytes)).toBe('zip-path');
  });

  it('refuses an archive whose entries share their bytes', async () => {
    const bytes = zipOf([
      { path: 'a.gpx', content: GPX },
      { path: 'b.gpx', content: GPX, sharesDataOf: 0 },
    ]);
    expect(await refusal(bytes)).toBe('zip-overlap');
  });

  it('refuses a ZIP and a gzip file that are damaged as a whole', async () => {
    const whole = zipOf([{ path: 'a.gpx', content: GPX }]);
    expect(await refusal(whole.subarray(0, -30))).toBe('zip-damaged');
    expect(await refusal(gzipSync(GPX.repeat(99)).subarray(0, 60))).toBe('gzip-damaged');
  });

  it('keeps to its limits', async () => {
    const bytes = zipOf([
      { path: 'a.gpx', content: GPX },
      { path: 'b.gpx', content: GPX },
    ]);
    expect(await refusal(bytes, { limits: { entries: 1 } })).toBe('zip-entries');
    expect(await refusal(bytes, { limits: { containerBytes: 100 } })).toBe('too-large');
    expect(await refusal(bytes, { limits: { inflatedBytes: GPX.length + 1 } })).toBe('too-large');
    expect(await summary(bytes, { limits: { fileBytes: 10 } })).toEqual([
      'a.gpx: too-large',
      'b.gpx: too-large',
    ]);
    const nested = zipOf([{ path: 'n.zip', content: bytes }]);
    expect(await summary(nested, { limits: { entries: 2 } })).toEqual(['n.zip: zip-entries']);
    expect(await summary(gzipSync(`<gpx>${' '.repeat(3 << 20)}</gpx>`))).toEqual([
      'upload: zip-ratio',
    ]);
  });

  it('leaves nothing behind when its reader stops early', async () => {
    const inner = zipOf([
      { path: 'a.gpx', content: GPX },
      { path: 'b.gpx', content: GPX },
    ]);
    const path = join(folder, 'upload');
    writeFileSync(path, zipOf([{ path: 'inner.zip', content: inner }]));
    for await (const entry of entries(path, 'upload', { temporary: folder })) {
      expect(entry.name).toBe('inner.zip/a.gpx');
      break;
    }
    expect(readdirSync(folder)).toEqual(['upload']);
  });

  it('answers any mutation of an archive with entries or an error of the family', async () => {
    const original = zipOf([
      { path: 'a.gpx', content: GPX },
      { path: 'b.gz', content: gzipSync(TCX) },
      { path: 'c.zip', content: zipOf([{ path: 'd.gpx', content: GPX }]) },
    ]);
    for (const bytes of mutations(original, { seed: 6, count: 150 })) {
      await expect(refusal(bytes)).resolves.not.toThrow();
    }
  });
});
