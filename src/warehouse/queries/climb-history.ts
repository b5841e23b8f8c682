import { asEffortRow, EFFORT_COLUMNS, type EffortRow, type RawEffortRow } from '../effort-row.ts';
import type { LineKey } from '../passages.ts';
import { type Readable, readableParameters, readableRows, type Source } from '../source.ts';

export interface HistoryRequest extends LineKey {
  riderId: string;
  readable: Readable;
}

/** An effort, and whether its ride was saved from a damaged file. */
export type PastEffort = EffortRow & { partial: boolean };

/** How did this rider climb this, every time? Newest first. */
export async function climbHistory(
  source: Source,
  { climb, variant, riderId, readable }: HistoryRequest,
): Promise<PastEffort[]> {
  const only = (ids: readonly string[]) => ids.filter((id) => id === riderId);
  const of = { whole: only(readable.whole), visible: only(readable.visible) };
  const rows = await source.rows<RawEffortRow & { partial: boolean }>(
    `SELECT ${EFFORT_COLUMNS}, partial FROM ${readableRows('effort')}
     WHERE rider_id = $riderId AND climb = $climb AND variant = $variant
     ORDER BY began_at DESC, ride_id, start_second DESC`,
    { climb, variant, riderId, ...(await readableParameters(source, of)) },
  );
  return rows.map((row) => ({ ...asEffortRow(row), partial: row.partial }));
}
