import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../samples/random.ts';
import { type AnalysisContext, analyse } from '../../src/core/analyse.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { makeColumn, withLentMemory } from '../../src/core/lent-memory.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { CHANNELS } from '../../src/core/recording.ts';
import { toRide } from '../../src/core/ride.ts';
import { STREAM_CHANNELS, streamsOf } from '../../src/core/streams.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../corpus.ts';
import { oisans } from './climbs/oisans.ts';
import { MORNING, recorded } from './recorded.ts';

const NOW = 1_800_000_000;
const RUBBISH = 666;
const SAMPLES = new URL('../../samples/', import.meta.url);

const context: AnalysisContext = {
  now: NOW,
  profile: constantProfile({ threshold: 250, weight: 70, thresholdHeartRate: 160 }),
  climbs: buildIndex([oisans]),
  cyclingOnly: false,
};

/** The memory holds a million values then: the first time has it grow, the second writes to it. */
function leaveRubbish(): void {
  for (let time = 0; time < 2; time++) {
    withLentMemory(() => {
      makeColumn(1_000_000).fill(RUBBISH);
    });
  }
}

/** Whether some work gives the same in memory of its own and in memory that others have written to. */
function isSameWhenLent(work: () => unknown): boolean {
  const alone = work();
  leaveRubbish();
  const first = withLentMemory(() => isDeepStrictEqual(work(), alone));
  const again = withLentMemory(() => isDeepStrictEqual(work(), alone));
  return first && again;
}

describe('makeColumn(length)', () => {
  it('makes a column of its own where no memory is lent', () => {
    const [one, other] = [makeColumn(3), makeColumn(3)];
    expect(one).toHaveLength(3);
    expect(one.buffer).not.toBe(other.buffer);
  });

  it('makes columns apart from each other in one memory where some is lent', () => {
    leaveRubbish();
    withLentMemory(() => {
      const columns = [makeColumn(2).fill(1), makeColumn(0), makeColumn(3).fill(2)];
      expect(columns.map((column) => [...column])).toEqual([[1, 1], [], [2, 2, 2]]);
      expect(new Set(columns.map(({ buffer }) => buffer)).size).toBe(1);
    });
  });

  it('goes on with memory of its own where what is lent does not reach', () => {
    withLentMemory(() => {
      const [small, large] = [makeColumn(10).fill(1), makeColumn(10_000_000).fill(2)];
      expect([small[9], large.length, large[9_999_999]]).toEqual([1, 10_000_000, 2]);
    });
  });
});

describe('withLentMemory(work)', () => {
  it('lends the same memory to one after the other, also when one fails', () => {
    leaveRubbish();
    const bufferOf = () => withLentMemory(() => makeColumn(5).buffer);
    const before = bufferOf();
    const fails = () => withLentMemory(() => JSON.parse('{'));
    expect(fails).toThrow(SyntaxError);
    expect(bufferOf()).toBe(before);
    expect(makeColumn(5).buffer).not.toBe(before);
  });

  it('does not lend what is lent', () => {
    expect(() => withLentMemory(() => withLentMemory(() => 1))).toThrow('lent already');
    expect(withLentMemory(() => 1)).toBe(1);
  });
});

describe('what is computed in lent memory', () => {
  const samples = readdirSync(SAMPLES).filter((name) => /^la-garde|^indoor\.fit/.test(name));
  it.each(samples.filter((name) => !name.endsWith('.json')))('is the same for %s', (name) => {
    const bytes = readFileSync(new URL(name, SAMPLES));
    const [{ ride }] = analyse(bytes, context);
    const [latitude = 0, longitude = 0] = [ride.track.latitude[50], ride.track.longitude[50]];
    const hidden = [{ latitude, longitude, radius: 300 }];
    expect(isSameWhenLent(() => analyse(bytes, { ...context, hidden }))).toBe(true);
  });

  it('is the same for rides with holes, steps, fractions and strays', () => {
    const { uniform } = createRandom(5);
    for (let run = 0; run < 100; run++) {
      const length = 1 + Math.floor(300 * uniform());
      const step = uniform() < 0.5 ? 1 : 0.2 + 3 * uniform();
      let time = 0;
      const at = Array.from({ length }, () => {
        time += uniform() < 0.03 ? 60 * uniform() - 1 : step;
        return uniform() < 0.7 ? Math.round(time) : time;
      });
      const channels = CHANNELS.filter(() => uniform() < 0.7);
      const holes = uniform() < 0.5 ? 0.1 : 0;
      const values = () => at.map((_, i) => (uniform() < holes ? Number.NaN : i * uniform()));
      const recording = recorded(
        Object.fromEntries(channels.map((channel) => [channel, values()])),
        { at },
      );
      const rider = { criticalPower: 100, wPrime: 1000 };
      const work = () => {
        try {
          const ride = toRide(recording, { now: MORNING + 86_400 });
          return [ride, streamsOf(ride, { channels: STREAM_CHANNELS, points: 50, rider })];
        } catch (error) {
          return String(error);
        }
      };
      expect(isSameWhenLent(work)).toBe(true);
    }
  });
});

describeCorpus('what is computed of real rides in lent memory', () => {
  it.each(corpusFiles('power', '.fit').slice(0, 8))('is the same for %s', (name) => {
    const bytes = readCorpus(`power/${name}`);
    expect(isSameWhenLent(() => analyse(bytes, context))).toBe(true);
  });
});
