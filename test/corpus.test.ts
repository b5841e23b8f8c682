import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Analysis, analyse } from '../src/core/analyse.ts';
import { buildIndex, type ClimbIndex } from '../src/core/climbs/territory.ts';
import { LabError } from '../src/core/errors.ts';
import { crcPlainly } from '../src/core/kernels/plain/fit-crc.ts';
import { constantProfile } from '../src/core/profile.ts';
import { loadTerritories } from '../src/territories.ts';
import { describeCorpus, readCorpus } from './corpus.ts';
import { corpusDir } from './corpus-dir.ts';
import { EXPLAINED, OUTCOMES, type Outcome } from './corpus-outcomes.ts';
import { mutations } from './mutations.ts';

interface Expected {
  files: Record<string, { device: Totals; reference: Totals & { best_W: Record<string, number> } }>;
  published: Record<string, Totals & { best_W?: Record<string, number> }>;
  climbs: Record<string, { efforts: { climb_line: string; elapsed_s: number }[] }>;
}
type Totals = Record<string, number>;

const json = <T>(path: string): T => JSON.parse(new TextDecoder().decode(readCorpus(path))) as T;

/** Later than every ride of the corpus: a fixed day keeps the test from ageing. */
const NOW = Date.UTC(2027, 0, 1) / 1000;

let climbs: ClimbIndex;
beforeAll(async () => {
  climbs = buildIndex(await loadTerritories());
});

function analyseFile(path: string, threshold: number | null = null): Analysis[] {
  const profile = constantProfile({ threshold });
  return analyse(readCorpus(path), { now: NOW, profile, climbs, cyclingOnly: false });
}

/** Share by which `ours` may differ from `theirs`. */
function within(ours: number, theirs: number, share: number, atLeast = 0): boolean {
  return Math.abs(ours - theirs) <= Math.max(share * theirs, atLeast);
}

describeCorpus('the values of expected.json', () => {
  const { files, published } = json<Expected>('expected.json');

  /** Where the device is known to be wrong; expected.json says why. What is left is the reference. */
  const WRONG_DEVICE: Record<string, readonly string[]> = {
    'power/20130717_143733.fit': ['averagePower_W', 'weightedPower_W', 'trainingLoad'],
    'power/2019-02-17-062644-ELEMNT-297E-195-0.fit': ['weightedPower_W', 'trainingLoad'],
    'odd-fit/IPBike-cadence.fit': ['averagePower_W', 'weightedPower_W', 'trainingLoad'],
    'power/file-with-zones.fit': ['averagePower_W'],
    'odd-fit/broken-start-latlng.fit': ['weightedPower_W'],
    'power/sample-activity-indoor-trainer.fit': ['trainingLoad'],
  };
  /** Its spike of 21,733 W stands in the reference too: see the test below. */
  const WRONG_REFERENCE = 'power/20130717_143733.fit';

  it.each(Object.keys(files))('%s agrees with the device', (path) => {
    const { device } = files[path];
    const [{ metrics }] = analyseFile(path, device.ftp_W || null);
    const wrong = WRONG_DEVICE[path] ?? [];
    const off = Object.entries({
      averagePower_W: within(metrics.averagePower, device.averagePower_W, 0.01),
      weightedPower_W: within(metrics.weightedPower, device.weightedPower_W, 0.01, 1),
      work_J: device.work_J === undefined || within(metrics.work, device.work_J, 0.01),
      trainingLoad: !device.ftp_W || within(metrics.trainingLoad, device.trainingLoad, 0.015),
    });
    expect(off.filter(([name, fits]) => !fits && !wrong.includes(name))).toEqual([]);
  });

  it.each(Object.keys(files).filter((path) => path !== WRONG_REFERENCE))(
    '%s agrees with the reference',
    (path) => {
      const { reference } = files[path];
      const [{ metrics, powerCurve }] = analyseFile(path);
      expect(within(metrics.averagePower, reference.averagePower_W, 0.01)).toBe(true);
      expect(within(metrics.weightedPower, reference.weightedPower_W, 0.01, 1)).toBe(true);
      expect(metrics.elapsed).toBe(reference.elapsed_s);
      expect(worstBest(powerCurve?.watts, reference.best_W)).toBeLessThan(0.01);
    },
  );

  it('repairs and notes the spike of 20130717_143733.fit', () => {
    const [{ metrics, notes }] = analyseFile('power/20130717_143733.fit');
    expect(metrics.maximumPower).toBe(446); // the device's own maximum
    expect(notes).toContainEqual(expect.objectContaining({ code: 'spikes-repaired', count: 4 }));
  });

  it('agrees exactly with a published ride without gaps', () => {
    const theirs = published['power/activity.fit'];
    const [{ metrics }] = analyseFile('power/activity.fit', 236);
    expect(metrics.averagePower).toBeCloseTo(theirs.averagePower_W, 9);
    expect(metrics).toMatchObject({
      timer: theirs.duration_s,
      maximumPower: theirs.maxPower_W,
      work: theirs.work_J,
    });
    expect(metrics.weightedPower).toBeCloseTo(theirs.weightedPower_W, 1);
    expect(within(metrics.trainingLoad, theirs.trainingLoad, 0.001)).toBe(true);
  });

  it.each([
    ['power/first-power-ride.fit', 180],
    ['power/brasilia.fit', 228],
  ])('agrees with what is published of %s', (path, threshold) => {
    const theirs = published[path];
    const [{ ride, metrics, powerCurve }] = analyseFile(path, threshold);
    expect(ride.records).toBe(theirs.records);
    expect(metrics.maximumPower).toBe(theirs.maxPower_W);
    expect(within(metrics.timer, theirs.timer_s, 0.001)).toBe(true);
    expect(within(metrics.averagePower, theirs.averagePower_W, 0.01)).toBe(true);
    expect(within(metrics.weightedPower, theirs.weightedPower_W, 0.01, 1)).toBe(true);
    expect(within(metrics.work, theirs.work_J, 0.01)).toBe(true);
    expect(within(metrics.intensity, theirs.intensity, 0.01)).toBe(true);
    expect(within(metrics.trainingLoad, theirs.trainingLoad, 0.015)).toBe(true);
    expect(worstBest(powerCurve?.watts, theirs.best_W)).toBeLessThan(0.0001);
  });

  it('agrees with what is published of intervaldata.fit', () => {
    const theirs = published['power/intervaldata.fit'];
    const [{ metrics, powerCurve }] = analyseFile('power/intervaldata.fit');
    const byMinute = theirs.best_W_by_minute as unknown as Record<string, number>;
    const bests = Object.entries(byMinute).map(([minutes, watts]) => [Number(minutes) * 60, watts]);
    expect(worstBest(powerCurve?.watts, Object.fromEntries(bests))).toBeLessThan(0.01);
    expect(Math.round(metrics.averagePower)).toBe(theirs.averagePower_W);
    expect(metrics.maximumPower).toBe(theirs.maxPower_W);
    expect(Math.round(metrics.work / 1000)).toBe(theirs.work_kJ);
    expect(Math.round(metrics.timer / 60)).toBe(theirs.ridingTime_min);
    expect(Math.round(metrics.elapsed / 60)).toBe(theirs.elapsed_min);
    expect(Math.round(metrics.distance / 1000)).toBe(theirs.distance_km);
    // not the ascent: theirs adds up every rise of the raw altitude, ours has a threshold
  });

  it('agrees with what is published of power-analysis.fit, where that counts all time', () => {
    const theirs = published['power/power-analysis.fit'];
    const [{ ride, metrics, powerCurve }] = analyseFile('power/power-analysis.fit', 350);
    expect(within(metrics.averagePower, theirs.averagePower_W, 0.015)).toBe(true);
    expect(within(metrics.weightedPower, theirs.weightedPower_W, 0.015)).toBe(true);
    expect(within(metrics.intensity, theirs.intensity, 0.015)).toBe(true);
    expect(within(metrics.variability, theirs.variabilityIndex, 0.015)).toBe(true);
    const { 1800: halfHour, ...shorter } = theirs.best_W ?? {};
    expect(worstBest(powerCurve?.watts, shorter)).toBeLessThan(0.015);
    // Its origin takes 3,043 samples for 3,043 s; the timer ran 3,190 s, with 147 s between samples
    // further apart. Work, load and the best half hour lack those; the device agrees with us.
    expect(within(metrics.averagePower, ride.totals?.averagePower ?? 0, 0.001)).toBe(true);
    expect(within(metrics.timer, ride.totals?.timer ?? 0, 0.001)).toBe(true);
    const stretched = metrics.timer / ride.records;
    expect(within(metrics.work / 1000, (theirs.work_kJ ?? 0) * stretched, 0.015)).toBe(true);
    expect(within(metrics.trainingLoad, theirs.trainingLoad * stretched, 0.015)).toBe(true);
    expect(within(powerCurve?.watts[1799] ?? 0, halfHour, 0.02)).toBe(true);
  });
});

/** Largest relative difference between our curve and their bests by duration. */
function worstBest(watts: Float64Array | undefined, bests: Record<string, number> = {}): number {
  const differences = Object.entries(bests).map(([duration, theirs]) =>
    Math.abs((watts?.[Number(duration) - 1] ?? 0) / theirs - 1),
  );
  return Math.max(...differences);
}

describeCorpus('huez.fit', () => {
  const { climbs: climbed, published } = json<Expected>('expected.json');

  it('has the climbs that were ridden, each within 3 s, and no other', () => {
    const [{ efforts }] = analyseFile('power/huez.fit');
    const ours = new Map(efforts.map((e) => [`${e.climb}/${e.variant}`, e.elapsed]));
    expect(efforts).toHaveLength(ours.size); // nothing twice
    ours.delete('pas-de-la-confession/from-allemont'); // a short one is allowed
    const theirs = climbed['power/huez.fit'].efforts;
    expect([...ours.keys()].sort()).toEqual(theirs.map((effort) => effort.climb_line).sort());
    for (const { climb_line, elapsed_s } of theirs) {
      expect(Math.abs((ours.get(climb_line) ?? 0) - elapsed_s)).toBeLessThan(3);
    }
  });

  it('has the totals of the device', () => {
    const theirs = published['power/huez.fit'];
    const [{ ride, metrics }] = analyseFile('power/huez.fit');
    expect(ride.start).toBe(Date.parse(String(theirs.start)) / 1000);
    expect(within(metrics.distance, theirs.distance_m, 0.001)).toBe(true);
    expect(within(metrics.timer, theirs.timer_s, 0.001)).toBe(true);
    expect(within(metrics.elapsed, theirs.elapsed_s, 0.001)).toBe(true);
    expect(within(metrics.ascent, theirs.ascent_m, 0.015)).toBe(true);
    expect(within(metrics.descent, theirs.descent_m, 0.015)).toBe(true);
    expect(metrics.maximumAltitude).toBeCloseTo(theirs.maxAltitude_m, 1);
    expect(Math.round(metrics.averageHeartRate)).toBe(theirs.averageHeartRate);
    expect(metrics.maximumHeartRate).toBe(theirs.maxHeartRate);
  });
});

describeCorpus('rides near the climbs', () => {
  const NEAR = ['power/first-power-ride', 'power/petite_pererree', 'no-power/pinet'];
  it.each([...NEAR, 'no-power/mont-eynard'])('%s.fit gives no effort', (name) => {
    expect(analyseFile(`${name}.fit`).flatMap(({ efforts }) => efforts)).toEqual([]);
  });
});

describeCorpus('one ride as FIT and as GPX', () => {
  it('gives the same numbers', () => {
    const [fit] = analyseFile('power/first-power-ride.fit', 180);
    const [gpx] = analyseFile('gpx/7555261629.gpx', 180);
    expect(gpx.ride.start).toBe(fit.ride.start);
    expect(gpx.metrics.elapsed).toBe(fit.metrics.elapsed);
    expect(within(gpx.metrics.timer, fit.metrics.timer, 0.001)).toBe(true);
    expect(within(gpx.metrics.distance, fit.metrics.distance, 0.01)).toBe(true);
    expect(within(gpx.metrics.weightedPower, fit.metrics.weightedPower, 0.001)).toBe(true);
    expect(within(gpx.metrics.averageHeartRate, fit.metrics.averageHeartRate, 0.001)).toBe(true);
    const bests = [5, 60, 300, 1200, 3600].map((d) => [d, fit.powerCurve?.watts[d - 1] ?? 0]);
    expect(worstBest(gpx.powerCurve?.watts, Object.fromEntries(bests))).toBeLessThan(0.001);
  });
});

describeCorpus('every file of the corpus', () => {
  const dir = corpusDir() ?? '';
  const folders = ['gpx', 'no-power', 'odd-fit', 'power', 'tcx'];
  const paths = folders.flatMap((folder) =>
    readdirSync(join(dir, folder)).map((name) => `${folder}/${name}`),
  );

  it('has an outcome that we answer for', () => {
    expect(Object.keys(OUTCOMES).sort()).toEqual(paths.sort());
  });

  it.each(paths)('%s', (path) => {
    expect(outcomeOf(path)).toEqual(OUTCOMES[path]);
  });

  it('keeps as many samples as another program saw, or says why not', () => {
    const { files } = json<Structure>('structure.json');
    const others = Object.entries(files)
      .filter(([path, seen]) => !explainsItself(OUTCOMES[path]) && kept(path) !== seen[SEEN])
      .map(([path]) => path);
    expect(others.sort()).toEqual(Object.keys(EXPLAINED).sort());
  });
});

describeCorpus('broken copies of corpus files', () => {
  const FILES = ['odd-fit/time-jump.fit', 'odd-fit/null_compressed_speed_dist.fit']
    .concat(['power/sample-activity-indoor-trainer.fit', 'odd-fit/One-second-jump-to-past.fit'])
    .concat(['gpx/with_time.gpx', 'gpx/garmin.gpx', 'tcx/watt-extension-without-namespace.tcx']);

  it.each(FILES)('%s is read to finite numbers or refused by a code', (path) => {
    const original = readCorpus(path);
    for (const copy of mutations(original, { seed: 7, count: 60 })) {
      if (path.endsWith('.fit')) restoreChecksum(copy);
      for (const { metrics } of survivorsOf(copy)) {
        const values = Object.entries(metrics);
        expect(values.filter(([, value]) => Math.abs(value) > 1e9)).toEqual([]);
        expect(metrics.timer).toBeLessThanOrEqual(metrics.elapsed);
      }
    }
  });
});

function survivorsOf(bytes: Uint8Array): Analysis[] {
  const profile = constantProfile({ threshold: 200, weight: 70, thresholdHeartRate: 160 });
  try {
    return analyse(bytes, { now: NOW, profile, climbs, cyclingOnly: false });
  } catch (error) {
    if (error instanceof LabError) return [];
    throw error;
  }
}

/** So that a change inside a FIT file is not found by its checksum alone. */
function restoreChecksum(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  if (bytes.length < 14) return;
  const end = bytes[0] + view.getUint32(4, true);
  if (end + 2 <= bytes.length) view.setUint16(end, crcPlainly(bytes, 0, end), true);
}

const SEEN = 'samples_seen_by_another_decoder';

interface Structure {
  files: Record<string, { [SEEN]: number }>;
}

function kept(path: string): number {
  const outcome = OUTCOMES[path];
  if (typeof outcome === 'string') return 0;
  return outcome.reduce((sum, [, , samples]) => sum + samples, 0);
}

function explainsItself(outcome: Outcome): boolean {
  const codes = ['planned-route', 'waypoints-only', 'no-samples', 'not-an-activity', 'empty-file'];
  return typeof outcome === 'string' && codes.includes(outcome);
}

/** What became of a file: a code, or what was found in each session. */
function outcomeOf(path: string): Outcome {
  try {
    return analyseFile(path).map(({ ride }) => {
      const { sport, records, bikeClass, partial } = ride;
      return partial ? [sport, bikeClass, records, 'partial'] : [sport, bikeClass, records];
    });
  } catch (error) {
    if (error instanceof LabError) return error.code;
    throw error;
  }
}
