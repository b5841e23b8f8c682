import { isDeepStrictEqual } from 'node:util';
import { LabError } from '../core/errors.ts';
import type { Acknowledgement } from '../ledger/uploads.ts';
import type { NamedBody } from '../originals/originals.ts';
import type { RideResult } from '../warehouse/result.ts';
import type { RiderNow } from './rider-now.ts';
import type { AnalyseRequest, Runner } from './runner.ts';

export type Named = (body: NamedBody) => void;

export interface HeadStarts {
  /**
   * Lets `takeIn` take one file of the rider in. A thread that has nothing to do begins to analyse it
   * as soon as it is `named`, while folder and ledger are still being synced. Without an acknowledgement
   * nothing of it is kept.
   */
  during(
    riderId: string,
    takeIn: (named: Named) => Promise<Acknowledgement>,
  ): Promise<Acknowledgement>;
  /**
   * As `runner.analyse`, of an original: by its head start, if it has one for a rider of whom the same
   * is known.
   */
  analyse(hash: string, request: AnalyseRequest): Promise<RideResult[]>;
}

interface HeadStartParts {
  runner: Runner;
  /** @throws LabError consent-needed */
  riderNow: (riderId: string) => Promise<RiderNow>;
  /** Seconds since 1970 UTC. */
  now: () => number;
}

type Facts = Pick<AnalyseRequest, 'profile' | 'zones' | 'declared'>;

interface HeadStart {
  hash: string;
  facts: Facts;
  results: Promise<RideResult[]>;
}

/** Those that nobody came for are forgotten after so many seconds; there are few at any time. */
const KEPT_SECONDS = 3;
const MOST = 4;
/** Bytes. Should a file take the whole process down, its attempt was to be counted before. */
const LARGEST = 4 * 2 ** 20;
/** What a file did to its thread counts as the attempt that it was. */
const STRIKES = new Set(['time-budget', 'worker-lost']);

/** Results computed ahead are in memory only, for a moment, and for whoever asks for the very same. */
export function createHeadStarts({ runner, riderNow, now }: HeadStartParts): HeadStarts {
  const begun = new Map<string, HeadStart>();

  const mayBegin = (): boolean => runner.isIdle() && begun.size < MOST;

  function begin({ hash, size, path }: NamedBody, { profile, zones }: RiderNow): HeadStart[] {
    if (size > LARGEST || begun.has(hash) || !mayBegin()) return [];
    const facts = { profile, zones, declared: [] };
    const results = runner.analyse({ file: path, now: now(), ...facts });
    const start = { hash, facts, results };
    begun.set(hash, start);
    results.catch(() => forget(start));
    setTimeout(forget, KEPT_SECONDS * 1_000, start).unref();
    return [start];
  }

  function forget(start: HeadStart): void {
    if (begun.get(start.hash) === start) begun.delete(start.hash);
  }

  async function ahead(hash: string, request: AnalyseRequest): Promise<RideResult[] | null> {
    const start = begun.get(hash);
    begun.delete(hash);
    if (!start || !isDeepStrictEqual(start.facts, factsOf(request))) return null;
    try {
      return await start.results;
    } catch (error) {
      if (error instanceof LabError && STRIKES.has(error.code)) throw error;
      // It tries by itself, and says what is wrong.
      return null;
    }
  }

  return {
    async during(riderId, takeIn) {
      // Who may not store files is told so by `takeIn`, which asks the same.
      const rider = mayBegin() ? riderNow(riderId).catch(() => null) : null;
      const mine: HeadStart[] = [];
      let isOver = false;
      let isWanted = false;
      const named = async (body: NamedBody): Promise<void> => {
        const known = await rider;
        if (known && !isOver) mine.push(...begin(body, known));
      };
      try {
        const acknowledged = await takeIn(named);
        isWanted = acknowledged.state === 'queued';
        return acknowledged;
      } finally {
        isOver = true;
        if (!isWanted) for (const start of mine) forget(start);
      }
    },

    analyse: async (hash, request) => (await ahead(hash, request)) ?? runner.analyse(request),
  };
}

function factsOf({ profile, zones, declared }: AnalyseRequest): Facts {
  return { profile, zones, declared };
}
