import type { Bests } from '../../core/bests.ts';
import type { DetectedClimb } from '../../core/climbs/detect.ts';
import type { LapSummary } from '../../core/laps.ts';
import type { Note } from '../../core/notes.ts';
import type { Device, DeviceTotals } from '../../core/recording.ts';
import type { Range } from '../../core/series.ts';
import type { Zones } from '../../core/zones.ts';
import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import type { RideView } from '../result.ts';
import { asRideRow, type RawRideRow, RIDE_COLUMNS, type RideRow } from '../ride-row.ts';
import { rowsOfRide, type Source } from '../source.ts';

/** Numbers that are unknown (NaN when computed) come back as null. */
export type Nullable<T> = T extends number
  ? number | null
  : T extends object
    ? { [Key in keyof T]: Nullable<T[Key]> }
    : T;

export interface FullRide extends RideRow {
  notes: Note[];
  laps: Nullable<LapSummary>[];
  zones: Nullable<Zones>;
  bests: Bests;
  /** Half-open, in seconds of the ride. */
  pauses: Range[];
  totals: DeviceTotals | null;
  devices: Device[];
  efforts: EffortRow[];
  /** Climbs that no pack knows. */
  unnamedClimbs: DetectedClimb[];
}

type RawRide = RawRideRow &
  Record<(typeof JSON_COLUMNS)[number], string> & { unnamed_climbs: string };

const JSON_COLUMNS = ['notes', 'laps', 'zones', 'bests', 'pauses', 'totals', 'devices'] as const;

/** Everything about one ride; null when the warehouse does not know it, or nothing of it is visible. */
export async function ride(source: Source, id: string, view: RideView): Promise<FullRide | null> {
  const [rides, efforts] = await Promise.all([
    rowsOfRide<RawRide>(source, 'ride', {
      id,
      view,
      columns: `${RIDE_COLUMNS}, unnamed_climbs, ${JSON_COLUMNS.join(', ')}`,
    }),
    rowsOfRide<RawEffortRow>(source, 'effort', {
      id,
      view,
      columns: EFFORT_COLUMNS,
      order: 'start_second, climb, variant',
    }),
  ]);
  const [found] = rides;
  return found ? asFullRide(source, found, efforts) : null;
}

function asFullRide(source: Source, row: RawRide, efforts: RawEffortRow[]): FullRide {
  const parsed = Object.fromEntries(JSON_COLUMNS.map((name) => [name, JSON.parse(row[name])]));
  return {
    ...asRideRow(source, row),
    ...(parsed as Pick<FullRide, (typeof JSON_COLUMNS)[number]>),
    efforts: efforts.map(asEffortRow),
    unnamedClimbs: JSON.parse(row.unnamed_climbs),
  };
}
