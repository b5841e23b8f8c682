import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SportsLib } from '@sports-alliance/sports-lib';
import { type Analysis, analyse } from '../../src/core/analyse.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { oisans } from '../core/climbs/oisans.ts';
import type { Comparison } from './run.ts';
import { alternate } from './timing.ts';

const NOW = 1_800_000_000;
const LONG_RIDE = 'power/2019-02-17-062644-ELEMNT-297E-195-0.fit';
const SAMPLE = 'la-garde.fit';
const profile = constantProfile({ threshold: 250, weight: 70 });
const climbs = buildIndex([oisans]);

/** From the bytes of a FIT file to everything there is to know, climbs included; the peer knows none. */
export async function compareWholeRide(options: { rounds: number }): Promise<Comparison> {
  const { name, bytes } = readRide();
  const ours = () => analyse(bytes, { now: NOW, profile, climbs, cyclingOnly: false });
  const [analysis] = ours();
  assert.ok(analysis);
  await assertEqual(analysis, bytes);
  const times = await alternate(options.rounds, { ours, theirs: () => readWithPeer(bytes) });
  const { elapsed, records } = analysis.ride;
  const data = `${name}, ${(elapsed / 3600).toFixed(1)} h, ${records} samples`;
  const what = 'bytes to every result, one thread';
  return { what, target: 100, most: 2.5, peer: '@sports-alliance/sports-lib', data, ...times };
}

function readRide(): { name: string; bytes: Buffer<ArrayBuffer> } {
  const corpus =
    process.env.CORPUS ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  if (existsSync(corpus)) return { name: LONG_RIDE, bytes: readFileSync(`${corpus}/${LONG_RIDE}`) };
  return { name: SAMPLE, bytes: readFileSync(new URL(`../../samples/${SAMPLE}`, import.meta.url)) };
}

async function readWithPeer(bytes: Buffer<ArrayBuffer>): Promise<void> {
  await SportsLib.importFromFit(bytes);
}

/** Both must have read the same ride: what leaves little to choose is nearly equal. */
async function assertEqual({ ride, metrics }: Analysis, bytes: Buffer<ArrayBuffer>): Promise<void> {
  const stats = (await SportsLib.importFromFit(bytes)).getFirstActivity().getStats();
  const assertNear = (ours: number, name: string, tolerance: number) => {
    const theirs = Number(stats.get(name)?.getValue());
    assert.ok(Math.abs(ours - theirs) <= tolerance, `${name}: ${ours}, ${theirs}`);
  };
  assertNear(ride.timer, 'Duration', 2);
  assertNear(metrics.distance, 'Distance', 0.001 * metrics.distance);
  assertNear(metrics.averagePower, 'Average Power', 1);
  assertNear(metrics.averageHeartRate, 'Average Heart Rate', 1);
  assertNear(metrics.maximumHeartRate, 'Maximum Heart Rate', 0);
}
