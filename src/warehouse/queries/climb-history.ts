import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import type { LineEdition } from '../models/line.ts';
import { type Readable, rowsOfRider, type Source } from '../source.ts';

export interface HistoryRequest extends LineEdition {
  riderId: string;
  readable: Readable;
}

/** An effort, and whether its ride was saved from a damaged file. */
export type PastEffort = EffortRow & { partial: boolean };

/** How did this rider climb this, every time? Newest first. */
export async function climbHistory(
  source: Source,
  { climb, variant, packVersion, ...whose }: HistoryRequest,
): Promise<PastEffort[]> {
  const rows = await rowsOfRider(source, 'effort', whose);
  if (!rows) return [];
  const found = await source.rows<RawEffortRow & { partial: boolean }>(
    `SELECT ${EFFORT_COLUMNS}, partial FROM ${rows.from}
     WHERE climb = $climb AND variant = $variant AND pack_version = $packVersion
     ORDER BY began_at DESC, ride_id, start_second DESC`,
    { climb, variant, packVersion, ...rows.parameters },
  );
  return found.map(({ partial, ...row }) => ({ ...asEffortRow(row), partial }));
}
