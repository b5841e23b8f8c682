import type { Logger } from 'pino';
import type { Jobs } from '../jobs/jobs.ts';
import type { Retention } from '../jobs/retention.ts';

const HOUR_MILLISECONDS = 3_600_000;

/** Every hour: finishes erasures, and removes what is kept long enough. Returns how to stop. */
export function startSweeps(jobs: Jobs, retention: Retention, logger: Logger): () => void {
  const sweep = async (): Promise<void> => {
    try {
      const erased = await jobs.finishErasures();
      const swept = await jobs.sweep(retention);
      if (erased + swept.rides + swept.unlinked > 0) logger.info({ erased, ...swept }, 'swept');
    } catch (error) {
      logger.error({ err: error }, 'a sweep failed; the next one comes in an hour');
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), HOUR_MILLISECONDS);
  timer.unref();
  return () => clearInterval(timer);
}
