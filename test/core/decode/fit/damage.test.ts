import { describe, expect, it } from 'vitest';
import { dropWildTail, judge } from '../../../../src/core/decode/fit/damage.ts';
import { MESSAGE } from '../../../../src/core/decode/fit/messages.ts';
import { splitParts } from '../../../../src/core/decode/fit/parts.ts';
import { ENUM, FitBuilder, NOON } from './fit-builder.ts';
import { tableOf, walkThrough } from './walked.ts';

function verdictOn(builder: FitBuilder, change: (bytes: Uint8Array) => void = () => {}) {
  const { source, found } = walkThrough(builder);
  change(source.bytes);
  return judge(source, splitParts(source, 16).parts[0], found);
}

const flipCrc = (bytes: Uint8Array) => {
  bytes[bytes.length - 1] ^= 0xff;
};
const activity = (samples: number) => new FitBuilder().fileId().ride(samples);

describe('judge(source, part, walk)', () => {
  it('has nothing to say about a sound activity', () => {
    expect(verdictOn(activity(1))).toEqual({ refusal: null, partial: false, notes: [] });
  });

  it('keeps a damaged part with 60 dated samples as partial', () => {
    const { refusal, partial, notes } = verdictOn(activity(60), flipCrc);
    expect([refusal, partial]).toEqual([null, true]);
    expect(notes.map(({ code, count }) => [code, count])).toEqual([
      ['crc-mismatch', 1],
      ['partial', 60],
    ]);
  });

  it('refuses it with 59, or with 60 of which one has no date', () => {
    const undated = new FitBuilder().fileId().ride(59).data(0, 1234, 5);
    expect(verdictOn(activity(59), flipCrc).refusal?.code).toBe('fit-crc');
    expect(verdictOn(undated, flipCrc).refusal?.code).toBe('fit-crc');
  });

  it('says where reading ended', () => {
    const builder = activity(70);
    const at = builder.position;
    expect(verdictOn(builder.raw(7, 7)).notes[0]).toEqual({
      code: 'definition-missing',
      count: 1,
      detail: `Reading ended at byte ${at}: a message that nothing defines`,
    });
  });

  it('reads a part with a damaged header, and says so', () => {
    const { refusal, partial, notes } = verdictOn(activity(3), (bytes) => {
      bytes[12] ^= 1;
      new DataView(bytes.buffer).setUint16(bytes.length - 2, 0, true);
    });
    expect(refusal?.code).toBe('fit-crc');
    expect(partial).toBe(true);
    expect(notes.map(({ code }) => code)).toContain('header-damaged');
  });

  it.each([
    [6, 'planned-route', /course/],
    [2, 'not-an-activity', /settings/],
    [77, 'not-an-activity', /type 77/],
    [4, 'no-samples', /record/],
  ])('refuses file type %i without samples as %s', (type, code, message) => {
    const { refusal } = verdictOn(new FitBuilder().fileId(type));
    expect(refusal).toMatchObject({ code, message });
  });

  it('takes a part that does not say its type for an activity when it has records', () => {
    expect(verdictOn(new FitBuilder().ride(1)).refusal).toBeNull();
    const silent = new FitBuilder().define(0, MESSAGE.fileId, [[1, ENUM]]).data(0, 1);
    expect(verdictOn(silent).refusal?.code).toBe('not-an-activity');
  });
});

describe('dropWildTail(source, records)', () => {
  it('drops last records that are days away from the one before, and only those', () => {
    const builder = new FitBuilder()
      .ride(3)
      .data(0, NOON + 2e6, 1)
      .data(0, NOON + 9e8, 2);
    const { source, table } = tableOf(builder, MESSAGE.record);
    dropWildTail(source, table);
    expect(table.count).toBe(3);
    dropWildTail(source, table);
    expect(table.count).toBe(3);
  });
});
