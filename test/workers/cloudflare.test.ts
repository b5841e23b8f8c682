import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';

const server = createTestHarness({ workers: [{ configPath: './wrangler.toml' }] });
beforeAll(() => server.listen());
afterAll(() => server.close());

const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../samples/${name}`, import.meta.url)));

async function post(body: Uint8Array<ArrayBuffer>, query = '') {
  const response = await server.fetch(`/analyse${query}`, { method: 'POST', body });
  const lines = (await response.text()).trim().split('\n');
  return { status: response.status, reports: lines.map((line) => JSON.parse(line)) };
}

/** What the command line says of the same file. */
async function commandLine(name: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'src/cli/cycling-lab.ts',
    'analyse',
    '--json',
    '--threshold',
    '250',
    `samples/${name}`,
  ]);
  return JSON.parse(stdout);
}

describe('POST /analyse in the Workers runtime', () => {
  it.each(['la-garde.fit', 'la-garde.gpx', 'la-garde.tcx'])(
    'says the same of %s as the command line',
    async (name) => {
      const { status, reports } = await post(sample(name), `?threshold=250&file=samples/${name}`);
      expect(status).toBe(200);
      expect(reports).toEqual([await commandLine(name)]);
      expect(reports[0].efforts[0]).toMatchObject({ climb: 'la-garde', variant: 'from-bourg' });
    },
  );

  it('opens a gzipped file', async () => {
    const plain = await post(sample('la-garde.fit'));
    expect(await post(gzipSync(sample('la-garde.fit')))).toEqual(plain);
  });

  it.each([
    ['an empty body', new Uint8Array(0), 'empty-file', 422],
    ['a planned route', sample('planned-galibier.gpx'), 'planned-route', 422],
    ['something else', new TextEncoder().encode('hello'), 'unknown-format', 415],
    ['a damaged gzip', gzipSync(sample('la-garde.fit')).subarray(0, 500), 'gzip-damaged', 422],
    ['17 MiB', new Uint8Array(17 * 2 ** 20), 'too-large', 413],
    ['49 MiB once opened', gzipSync(new Uint8Array(49 * 2 ** 20)), 'too-large', 413],
  ])('refuses %s', async (_, body, code, status) => {
    expect(await post(body)).toMatchObject({ status, reports: [{ ok: false, code }] });
  });

  it('refuses a threshold that is no number', async () => {
    const answer = await post(sample('la-garde.fit'), '?threshold=much');
    expect(answer).toMatchObject({ status: 400, reports: [{ ok: false, code: 'bad-request' }] });
  });
});
