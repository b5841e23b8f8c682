import type { Channel } from '../../src/core/recording.ts';
import type { Range } from '../../src/core/series.ts';
import { api, type Streams } from '../api.ts';
import type { ShownError } from '../i18n/errors.en.ts';
import { useResource } from '../resource.ts';
import { covers } from './samples.ts';
import { withMargin } from './zoom.ts';

/** About as many as a wide screen has pixels. */
export const POINTS = 2000;

/** Beyond what is in sight, for means and slopes at its ends. */
const MARGIN = 0.02;

/**
 * The finest streams at hand for the range in sight: those of the whole ride at first, then those
 * of the range, asked for whenever it changes.
 */
export function useStreamsInSight(rideId: string, whole: Streams, range: Range | null) {
  const wanted = range && whole.step > 1 ? withMargin(range, MARGIN, whole.seconds) : null;
  const channels = Object.keys(whole.channels) as Channel[];
  const { resource, reload } = useResource<Streams | null>(
    `streams ${rideId} ${wanted?.start} ${wanted?.end}`,
    async (signal) =>
      wanted && (await api.streams(rideId, { channels, points: POINTS, range: wanted }, signal)),
  );
  const detail = resource.state === 'ready' ? resource.value : null;
  const failed: ShownError | null = resource.state === 'failed' ? resource.code : null;
  const streams = detail && range && covers(detail, range) ? detail : whole;
  return { streams, failed, reload };
}
