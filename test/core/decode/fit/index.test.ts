import { describe, expect, it } from 'vitest';
import { decodeFit } from '../../../../src/core/decode/fit/index.ts';
import { chain, FitBuilder, NOON, NOON_UNIX, U8, U16, U32 } from './fit-builder.ts';

const activity = (samples: number, start = NOON) => new FitBuilder().fileId().ride(samples, start);
const withCode = (code: string) => expect.objectContaining({ name: 'LabError', code });

describe('decodeFit(bytes, limits)', () => {
  it('reads the same ride from every header form and byte order', () => {
    const rides = [false, true].flatMap((bigEndian) =>
      ([12, 14] as const).map((headerSize) =>
        decodeFit(new FitBuilder({ bigEndian, headerSize }).fileId().ride(5).build()),
      ),
    );
    for (const [{ time, columns, partial, notes }] of rides) {
      expect([...time]).toEqual([0, 1, 2, 3, 4].map((i) => NOON_UNIX + i));
      expect([...(columns.power ?? [])]).toEqual([100, 101, 102, 103, 104]);
      expect([partial, notes]).toEqual([false, []]);
    }
  });

  it('reads a view into a larger buffer', () => {
    const file = activity(2).build();
    const inside = chain(new Uint8Array(5), file, new Uint8Array(9)).subarray(5, 5 + file.length);
    expect(decodeFit(inside)).toEqual(decodeFit(file));
  });

  it('gives one recording for each chained activity', () => {
    const [first, second] = decodeFit(chain(activity(2).build(), activity(3, NOON + 99).build()));
    expect([first.time.length, second.time[0]]).toEqual([2, NOON_UNIX + 99]);
  });

  it('leaves out parts that are no activity, or broken, or junk, with one note', () => {
    const broken = activity(5).build();
    broken[broken.length - 1] ^= 1;
    const settings = new FitBuilder().fileId(2).build();
    const file = chain(activity(2).build(), settings, broken, new Uint8Array(3));
    const recordings = decodeFit(file);
    expect(recordings).toHaveLength(1);
    expect(recordings[0]).toMatchObject({
      partial: false,
      notes: [
        {
          code: 'part-skipped',
          count: 3,
          detail: expect.stringMatching(/settings.*checksum.*last 3 bytes/),
        },
      ],
    });
  });

  it('merges the beats of parts that a watch appended after a swim', () => {
    const strap = new FitBuilder()
      .define(0, 132, [
        [253, U32],
        [6, U8],
        [9, U32],
      ])
      .data(0, NOON + 1, 125, 2048);
    const [{ columns, notes }] = decodeFit(chain(activity(2).build(), strap.build()));
    expect(columns.heartRate?.[1]).toBe(125);
    expect(notes.map(({ code }) => code)).toEqual(['heart-rate-merged']);
  });

  it('keeps a broken-off file with 60 dated samples as partial', () => {
    const file = activity(100).build();
    const [{ time, partial, notes }] = decodeFit(file.subarray(0, file.length - 50));
    expect(time.length).toBeGreaterThanOrEqual(90);
    expect(partial).toBe(true);
    expect(notes.map(({ code }) => code)).toEqual(['truncated', 'partial']);
  });

  it('reads a file whose device never came back to write the size', () => {
    const file = activity(70).build();
    file.fill(0, 4, 8);
    const [{ time, partial, notes }] = decodeFit(file.subarray(0, file.length - 2));
    expect([time.length, partial]).toEqual([70, true]);
    expect(notes.map(({ code }) => code)).toContain('header-damaged');
  });

  it('does not keep the garbage before the place where reading failed', () => {
    const file = activity(70)
      .data(0, NOON + 1e9, 5)
      .raw(7)
      .build();
    expect(decodeFit(file)[0].time).toHaveLength(70);
  });

  it.each([
    ['empty-file', new Uint8Array(0)],
    ['fit-header', new TextEncoder().encode('This is no FIT file.')],
    ['not-an-activity', new FitBuilder().fileId(5).build()],
    ['planned-route', new FitBuilder().fileId(6).ride(100).build()],
    ['no-samples', new FitBuilder().fileId().build()],
    ['fit-truncated', activity(10).build().subarray(0, 60)],
    ['fit-definition', activity(10).raw(9).build()],
  ])('refuses with %s', (code, bytes) => {
    expect(() => decodeFit(bytes)).toThrow(withCode(code));
  });

  it('refuses a part that nothing but stored beats is in', () => {
    const strap = new FitBuilder().define(0, 132, [[6, U8]]).data(0, 60);
    expect(() => decodeFit(strap.build())).toThrow(withCode('no-samples'));
  });

  it.each([
    ['too-large', { fitBytes: 100 }],
    ['too-many-samples', { samples: 149 }],
    ['fit-parts', { fitParts: 1 }],
  ])('holds its limits: %s', (code, limits) => {
    const file = chain(activity(100).build(), activity(50).build());
    expect(() => decodeFit(file, limits)).toThrow(withCode(code));
    expect(decodeFit(file, { samples: 150, fitParts: 2, fitBytes: file.length })).toHaveLength(2);
  });

  it('reads a definition that is sent again before every record', () => {
    const builder = new FitBuilder().fileId();
    for (let i = 0; i < 14_000; i++) {
      builder
        .define(0, 20, [
          [253, U32],
          [7, U16],
        ])
        .data(0, NOON + i, 200);
    }
    const [{ columns }] = decodeFit(builder.build());
    expect(columns.power).toEqual(new Float64Array(14_000).fill(200));
  });
});
