import type { FieldGroup } from '../field-groups.ts';
import type { Note } from '../notes.ts';
import type { Channel, Column } from '../recording.ts';
import type { Ride } from '../ride.ts';
import type { Range } from '../series.ts';

/** A text in the two languages of the product. */
export interface Text {
  fr: string;
  en: string;
}

export type Unit =
  | 'm'
  | 's'
  | 'm/s'
  | 'W'
  | 'J'
  | 'kcal'
  | 'bpm'
  | 'rpm'
  | '°C'
  | 'W/bpm'
  | 'ratio'
  | '%'
  | 'points';

/** One number about a ride or a part of it. */
export interface Metric<Id extends string = string> {
  id: Id;
  unit: Unit;
  /** Decimals that the measurement deserves, counted in `unit`. */
  digits: number;
  label: Text;
  /** Formula in words, inputs, what is left out, and the well-known number it corresponds to. */
  rule: Text;
  /** Shown to those with whom the rider shares all of these. */
  reveals: readonly FieldGroup[];
  /** NaN = unknown. */
  value(input: MetricInput): number;
  /** What a reader should know about the value of this input; null = nothing. */
  remark?(input: MetricInput): Note | null;
}

/** What metrics need to know about who rode; null = unknown. */
export interface Rider {
  /** Power that the rider can hold for about an hour, W. */
  threshold: number | null;
  /** kg */
  weight: number | null;
  /** beats/min */
  maximumHeartRate: number | null;
  /** Heart rate at the threshold, beats/min. */
  thresholdHeartRate: number | null;
  /** beats/min */
  restHeartRate: number | null;
  /** Work that the rider can do above the threshold, J. */
  wPrime: number | null;
  /** Lower bounds of own zones in per cent of the threshold, from 0 up; null = the usual ones. */
  powerZones: readonly number[] | null;
  /** As `powerZones`, in per cent of the threshold heart rate. */
  heartRateZones: readonly number[] | null;
}

/** What metrics read of a ride. */
export type Measured = Pick<
  Ride,
  'seconds' | 'grid' | 'running' | 'moving' | 'elapsed' | 'timer' | 'movingTime' | 'altitudeSource'
>;

/** A ride or a part of it (a lap, an effort), and who rode it. */
export interface MetricInput {
  ride: Measured;
  rider: Rider;
  /** In grid seconds. */
  range: Range;
  /** `running` within the range. */
  running: Uint8Array;
  /** The channel within the range, null where the ride does not have it. */
  column(channel: Channel): Column | null;
  /** The value of another metric for this same input. */
  of(metric: Metric): number;
  /**
   * What `compute` makes of the whole ride and of `told`, computed once for all inputs of that ride. It
   * is known by the function itself: one of a module, not one made for the call, which would be new
   * each time. So all that it needs beside the ride is in `told`.
   */
  shared<T, Told extends Telling>(compute: (ride: Measured, ...told: Told) => T, ...told: Told): T;
}

/** What a shared computation may be told: what a text tells apart. */
type Telling = readonly (Channel | number)[];

/** What was computed of a ride, by the function and by what that was told. */
type Computed = Map<unknown, Map<string, unknown>>;

/** As long as the rides are there; a ride never changes. */
const computedOf = new WeakMap<Measured, Computed>();

/** The input for a whole ride, or for the seconds in `range`. */
export function metricInput(ride: Measured, rider: Rider, range = wholeOf(ride)): MetricInput {
  const { start, end } = range;
  const values = new Map<Metric, number>();
  const computed: Computed = computedOf.get(ride) ?? new Map();
  computedOf.set(ride, computed);
  const input: MetricInput = {
    ride,
    rider,
    range,
    running: ride.running.subarray(start, end),
    column: (channel) => ride.grid[channel]?.subarray(start, end) ?? null,
    of(metric) {
      const known = values.get(metric);
      if (known !== undefined) return known;
      const value = metric.value(input);
      values.set(metric, value);
      return value;
    },
    shared(compute, ...told) {
      const known = computed.get(compute) ?? new Map<string, unknown>();
      computed.set(compute, known);
      const key = told.join(' ');
      if (!known.has(key)) known.set(key, compute(ride, ...told));
      return known.get(key) as ReturnType<typeof compute>;
    },
  };
  return input;
}

/** Whether the input is a ride from its first to its last second. */
export function isWhole({ ride, range }: MetricInput): boolean {
  return range.start === 0 && range.end === ride.seconds;
}

function wholeOf(ride: Measured): Range {
  return { start: 0, end: ride.seconds };
}
