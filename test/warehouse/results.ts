import type { Effort } from '../../src/core/climbs/effort.ts';
import { packed } from '../../src/warehouse/pack.ts';
import type {
  ComputedRide,
  RideResult,
  StoredRide,
  UploadResult,
} from '../../src/warehouse/result.ts';
import type { Readable } from '../../src/warehouse/source.ts';

/** A layout small enough to read in a test. */
export const LAYOUT = { metricIds: ['distance', 'averagePower'], curveGrid: [1, 60, 3600] };

/** A plain ride without power, changed as a test wants it. */
export function rideResult(change: Partial<ComputedRide> = {}): RideResult {
  return packed({
    part: 0,
    view: 'all',
    format: 'fit',
    sport: 'cycling',
    subSport: null,
    bikeClass: 'road',
    bikeClassFrom: 'file',
    title: null,
    creator: null,
    start: 1_700_000_000,
    utcOffset: null,
    seconds: 3_600,
    records: 3_600,
    partial: false,
    altitudeSource: null,
    metrics: Float32Array.of(30_000, Number.NaN),
    curve: null,
    curveStarts: null,
    efforts: [],
    packsVersion: '1',
    unnamedClimbs: [],
    notes: [],
    laps: [],
    zones: { power: null, heartRate: null },
    bests: { heartRate: [], speed: [] },
    pauses: [],
    totals: null,
    devices: [],
    ...change,
  });
}

/** One upload with one ride, both named by `id`. */
export function uploadResult(
  id: string,
  result: Partial<ComputedRide> = {},
  { riderId = 'ann', ...ride }: Partial<StoredRide> & { riderId?: string } = {},
): UploadResult {
  const rides = [{ rideId: id, title: null, result: rideResult(result), ...ride }];
  return { uploadId: `upload of ${id}`, riderId, filename: `${id}.fit`, zoneKey: '', rides };
}

export function effort(change: Partial<Effort> = {}) {
  const unknown = Number.NaN;
  return {
    climb: 'alpe',
    variant: 'main',
    territory: 'oisans',
    number: 1,
    packVersion: '1',
    start: 600,
    end: 3_600,
    elapsed: 3_000,
    uncertainty: 1,
    startUncertainty: 0.5,
    endUncertainty: 0.5,
    startDistance: 0,
    endDistance: 13_800,
    moving: 3_000,
    averagePower: unknown,
    weightedPower: unknown,
    averageHeartRate: unknown,
    averageCadence: unknown,
    averageTemperature: unknown,
    vam: 1_300,
    vamMoving: 1_300,
    estimatedPower: unknown,
    normalisedElapsed: unknown,
    wPrimeSpent: unknown,
    mesh: Float64Array.of(30.5, 3_000),
    wattsPerKilogram: unknown,
    work: unknown,
    splits: [{ gate: 'bend 21', elapsed: 100, leg: 100, uncertainty: unknown }],
    ...change,
  };
}

/** For questions about these riders by somebody who may see all of them. */
export function wholeOf(...riderIds: string[]): { readable: Readable } {
  return { readable: { whole: riderIds, visible: [] } };
}
