import { type Bests, bests } from './bests.ts';
import type { BikeClass } from './bike-class.ts';
import { type DetectedClimb, unnamedClimbs } from './climbs/detect.ts';
import type { Effort } from './climbs/effort.ts';
import { findEfforts } from './climbs/match.ts';
import type { ClimbIndex } from './climbs/territory.ts';
import { decode } from './decode/index.ts';
import { deviceTotalsNote } from './device-totals.ts';
import { LabError } from './errors.ts';
import { type LapSummary, lapSummaries } from './laps.ts';
import { type Metrics, measure, remarks } from './metrics/index.ts';
import { metricInput } from './metrics/metric.ts';
import type { Note } from './notes.ts';
import { type PowerCurve, powerCurve } from './power-curve.ts';
import type { Disc } from './privacy-zones.ts';
import { type DatedProfile, dayOf, riderOn } from './profile.ts';
import type { Limits, Recording } from './recording.ts';
import { type Ride, toRide } from './ride.ts';
import { madeOfVisible, toldToOthers } from './visible.ts';
import { type Zones, zones } from './zones.ts';

/** Results made by another version are computed anew. Raise it with every change of a result. */
export const ANALYSIS_VERSION = '5';

export interface AnalysisContext {
  /** Seconds since 1970 UTC: files from the future are refused. */
  now: number;
  /** What was known of the rider when; each session takes what held on its day. */
  profile: DatedProfile;
  /** The rider's own word on parts of the file (0 where it holds one), which wins over the file's. */
  declared?: readonly { part: number; bikeClass: BikeClass }[];
  /** What the rider's privacy zones hide from others; default nothing. */
  hidden?: readonly Disc[];
  /** Built once a thread; null looks for no climbs. */
  climbs: ClimbIndex | null;
  /** True refuses files without a cycling session, and leaves other sports out. */
  cyclingOnly: boolean;
  limits?: Partial<Limits>;
}

/** One session of a file: everything, and what others may know of it. */
export interface Analysis extends Results {
  /** Place of the session in its file, from 1; null where the file holds one. */
  part: number | null;
  /** Computed anew from what privacy zones leave; null where that makes no ride. */
  visible: Results | null;
}

/** Everything there is to know about a recording. */
export interface Results {
  ride: Ride;
  /** NaN = unknown. */
  metrics: Metrics;
  /** Best mean power for every whole second up to the ride's length; null without power. */
  powerCurve: PowerCurve | null;
  bests: Bests;
  laps: LapSummary[];
  zones: Zones;
  efforts: Effort[];
  /** Climbs of the ride's own altitude profile that no pack knows. */
  unnamedClimbs: DetectedClimb[];
  /** Of the decoder, of the repair and of the numbers. */
  notes: Note[];
}

/**
 * From the bytes of a FIT, GPX or TCX file to all results, one Analysis a session. A session that
 * cannot be read does not stop the others: they carry a note of it.
 * @throws LabError of `decode` and `toRide`; not-cycling
 */
export function analyse(bytes: Uint8Array, context: AnalysisContext): Analysis[] {
  const recordings = decode(bytes, context.limits);
  const sessions = recordings.map((recording, i) => ({
    recording,
    part: recordings.length > 1 ? i + 1 : null,
  }));
  const wanted = sessions.filter(
    ({ recording }) => !context.cyclingOnly || mayBeCycling(recording),
  );
  if (wanted.length === 0) refuseSports(recordings);

  const analyses: Analysis[] = [];
  const failures: { part: number | null; error: LabError }[] = [];
  for (const { recording, part } of wanted) {
    try {
      analyses.push(analyseSession(recording, part, context));
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      failures.push({ part, error });
    }
  }
  if (analyses.length === 0) throw failures[0].error;
  const skipped = failures.map(({ part, error }): Note => {
    const detail = `Session ${part} was left out (${error.code}): ${error.message}`;
    return { code: 'part-skipped', count: 1, detail };
  });
  return analyses.map((analysis) => ({ ...analysis, notes: [...analysis.notes, ...skipped] }));
}

/** Most GPX files do not name their sport. */
function mayBeCycling({ sport }: Recording): boolean {
  return sport === 'cycling' || sport === 'unknown';
}

function refuseSports(recordings: Recording[]): never {
  const sports = [...new Set(recordings.map((recording) => recording.sport))].join(', ');
  throw new LabError('not-cycling', `The file holds ${sports}, no cycling.`);
}

function analyseSession(
  recording: Recording,
  part: number | null,
  context: AnalysisContext,
): Analysis {
  const bikeClass = context.declared?.find((one) => one.part === (part ?? 0))?.bikeClass;
  const measured = (some: Recording): Results => resultsOf(some, bikeClass, context);
  const whole = measured(recording);
  return { ...whole, part, visible: visibleResults(recording, whole, measured, context) };
}

/** Costs next to nothing where nothing is hidden. */
function visibleResults(
  recording: Recording,
  whole: Results,
  measured: (recording: Recording) => Results,
  { hidden = [], climbs }: AnalysisContext,
): Results | null {
  if (hidden.length === 0) return whole;
  return madeOfVisible(recording, hidden, (part) =>
    toldToOthers(part === recording ? whole : measured(part), hidden, climbs),
  );
}

function resultsOf(
  recording: Recording,
  bikeClass: BikeClass | undefined,
  { now, profile, climbs }: AnalysisContext,
): Results {
  const ride = toRide(recording, bikeClass ? { now, bikeClass } : { now });
  const rider = riderOn(profile, dayOf(ride.start, ride.utcOffset));
  const input = metricInput(ride, rider);
  const metrics = measure(input);
  const efforts = climbs ? findEfforts(ride, climbs, rider) : [];
  const totalsNote = deviceTotalsNote(ride.totals, metrics);
  return {
    ride,
    metrics,
    powerCurve: powerCurve(ride),
    bests: bests(ride),
    laps: lapSummaries(ride, rider),
    zones: zones(ride, rider),
    efforts,
    unnamedClimbs: climbs ? unnamedClimbs(ride, efforts) : [],
    notes: [...ride.notes, ...remarks(input), ...(totalsNote ? [totalsNote] : [])],
  };
}
