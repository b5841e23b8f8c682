import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { steady, tcx } from '../core/written.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/cycling-lab.ts', import.meta.url));
const ride = tcx([{ sport: 'Biking', points: steady(200, 120) }]);
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cycling-lab-'));
  const files: Record<string, Uint8Array> = {
    'ride.tcx': ride,
    'ride.tcx.gz': gzipSync(ride),
    'rides.zip': zipSync({ 'a/ride.tcx': ride, 'bad.gpx': new TextEncoder().encode('<gpx>') }),
    'two.tcx': tcx([
      { sport: 'Biking', points: steady(200, 60) },
      { sport: 'Running', points: steady(200, 60) },
    ]),
    'notes.txt.gz': gzipSync(new TextEncoder().encode('no ride')),
    'notes.zip': zipSync({ 'notes.txt': new TextEncoder().encode('no ride') }),
    'notes.txt': new TextEncoder().encode('no ride'),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(dir, name), bytes);
});

afterAll(() => rm(dir, { recursive: true }));

/** Runs the command in the folder of the files. */
function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args], { cwd: dir }, (_, out, err) => {
      resolve({ status: child.exitCode ?? -1, out, err });
    });
  });
}

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('cycling-lab', () => {
  it('lists its commands, and fails for one that it does not have', async () => {
    const help = await run('--help');
    expect(help.status).toBe(0);
    expect(help.out).toContain('analyse');
    const unknown = await run('analyze');
    expect([unknown.status, unknown.err.split('\n')[0]]).toEqual([
      1,
      'There is no command "analyze".',
    ]);
  });
});

describe('cycling-lab analyse', () => {
  it('prints one object a ride, opens archives, and tells refused files apart at the end', async () => {
    const files = ['ride.tcx', 'ride.tcx.gz', 'rides.zip', 'two.tcx', 'notes.txt', 'none.fit'];
    const { status, out } = await run('analyse', '--json', '--threshold', '200', ...files);
    expect(status).toBe(2);
    expect(lines(out).map(({ file, ok, part, code }) => [file, ok, part ?? code ?? null])).toEqual([
      ['ride.tcx', true, null],
      ['ride.tcx.gz', true, null],
      ['rides.zip/a/ride.tcx', true, null],
      ['rides.zip/bad.gpx', false, 'xml-syntax'],
      ['two.tcx', true, 1],
      ['two.tcx', true, 2],
      ['notes.txt', false, 'unknown-format'],
      ['none.fit', false, 'not-found'],
    ]);
    const [first] = lines(out);
    expect(first).toMatchObject({ intensity: 1, averagePower_W: 200 });
  });

  it('has a word for every file, and goes on after one that cannot be read', async () => {
    const files = ['.', 'ride.tcx/inside', `${'long'.repeat(100)}.fit`, 'notes.txt.gz'];
    const { status, out } = await run('analyse', '--json', ...files, 'notes.zip', 'ride.tcx');
    expect(status).toBe(2);
    expect(lines(out).map(({ ok, code }) => code ?? ok)).toEqual([
      ...['bad-request', 'bad-request', 'bad-request', 'unknown-format', 'unknown-format'],
      true,
    ]);
  });

  it('ends in silence when nobody reads on', async () => {
    const rides = new Array(60).fill('ride.tcx');
    const args = [COMMAND, 'analyse', '--json', '--curve', 'all', ...rides];
    const child = spawn(process.execPath, args, { cwd: dir });
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    child.stdout.destroy();
    await once(child, 'close');
    expect(err).toBe('');
  });

  it('prints a page of text without --json', async () => {
    const { status, out } = await run('analyse', 'ride.tcx');
    expect(status).toBe(0);
    expect(out).toContain('Average power');
  });

  it('refuses options that make no sense', async () => {
    for (const args of [['--threshold', 'much'], ['--curve', 'some'], ['--colour']]) {
      const { status, err } = await run('analyse', ...args, 'ride.tcx');
      expect([status, err]).toEqual([1, expect.stringContaining(args[0])]);
    }
    expect((await run('analyse')).status).toBe(1);
  });
});
