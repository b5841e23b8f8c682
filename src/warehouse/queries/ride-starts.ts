import type { Source } from '../source.ts';

/** When the rides of each upload of the rider began, seconds since 1970 UTC, by upload id. */
export async function rideStarts(source: Source, riderId: string): Promise<Map<string, number[]>> {
  const rows = await source.rows<{ upload_id: string; start: number }>(
    'SELECT upload_id, start FROM ride WHERE rider_id = $riderId',
    { riderId },
  );
  const starts = new Map<string, number[]>();
  for (const { upload_id: uploadId, start } of rows) {
    starts.set(uploadId, [...(starts.get(uploadId) ?? []), start]);
  }
  return starts;
}
