import { describe, expect, it } from 'vitest';
import { definitionOf, NO_TIME, rawTime } from '../../../../src/core/decode/fit/tables.ts';
import { walk } from '../../../../src/core/decode/fit/walk.ts';
import { type FitBuilder as Builder, FitBuilder, NOON, U8, U16, U32 } from './fit-builder.ts';
import { sourceOf } from './walked.ts';

const HEADER = 14;
const RECORD = 20;

function walked(builder: Builder, limits: { records?: number; emptyMessages?: number } = {}) {
  const bytes = builder.build();
  const { records = 1000, emptyMessages = 1000 } = limits;
  const wanted = new Map([[RECORD, records]]);
  return walk(sourceOf(bytes), HEADER, bytes.length - 2, { wanted, emptyMessages });
}

function timesOf(builder: Builder): number[] {
  const { view } = sourceOf(builder.build());
  const table = walked(builder).tables.get(RECORD);
  if (table === undefined) return [];
  return Array.from({ length: table.count }, (_, row) =>
    rawTime(view, table, definitionOf(table, row), row),
  );
}

describe('walk(source, start, end, options)', () => {
  it('files wanted messages by payload offset and time, and passes over the rest', () => {
    const builder = new FitBuilder().fileId().define(0, RECORD, [
      [253, U32],
      [3, U8],
    ]);
    const first = builder.position + 1;
    builder
      .data(0, NOON, 120)
      .define(1, 999, [[0, U16]])
      .data(1, 7);
    const second = builder.position + 1;
    const { tables, stop } = walked(builder.data(0, NOON + 1, 121));
    const table = tables.get(RECORD);
    expect(stop).toBeNull();
    expect([...tables.keys()]).toEqual([RECORD]);
    expect(table?.runs).toMatchObject([{ start: 0, end: 2 }]);
    expect([...(table?.offsets.subarray(0, 2) ?? [])]).toEqual([first, second]);
    expect(timesOf(builder)).toEqual([NOON, NOON + 1]);
  });

  it('rebuilds compressed times from the last full one, over the roll-over every 32 s', () => {
    const start = NOON - (NOON % 32) + 30;
    const builder = new FitBuilder()
      .define(3, 21, [[253, U32]])
      .define(1, RECORD, [[3, U8]])
      .data(3, start);
    for (const offset of [30, 31, 0, 5, 4]) builder.compressed(1, offset, 100);
    expect(timesOf(builder).map((time) => time - start)).toEqual([0, 1, 2, 7, 38]);
  });

  it('has no time for a compressed message before any full one, nor for a message without one', () => {
    const builder = new FitBuilder().define(0, RECORD, [[3, U8]]);
    expect(timesOf(builder.compressed(0, 5, 100).data(0, 100))).toEqual([NO_TIME, NO_TIME]);
  });

  it('forgets what a local number meant when it is defined anew', () => {
    const builder = new FitBuilder()
      .define(0, RECORD, [[3, U8]])
      .data(0, 1)
      .define(0, 999, [[0, U32]])
      .data(0, 1)
      .define(0, RECORD, [[3, U8]])
      .data(0, 2);
    const table = walked(builder).tables.get(RECORD);
    expect(table).toMatchObject({ count: 2 });
    expect(table?.runs).toHaveLength(1);
  });

  it('makes one definition of 14,000 that are the same, and one run of their messages', () => {
    const builder = new FitBuilder();
    for (let i = 0; i < 14_000; i++) builder.ride(1, NOON + i);
    const table = walked(builder, { records: 14_000 }).tables.get(RECORD);
    expect(table).toMatchObject({ count: 14_000, definitions: { length: 1 }, runs: { length: 1 } });
  });

  it('stops where a message is defined by nothing, and keeps what came before', () => {
    const builder = new FitBuilder().ride(2);
    const at = builder.position;
    const { tables, stop } = walked(builder.raw(0x05));
    expect(tables.get(RECORD)?.count).toBe(2);
    expect(stop).toMatchObject({ code: 'fit-definition', at });
  });

  it('stops where a message is cut', () => {
    const builder = new FitBuilder().ride(2);
    const at = builder.position;
    expect(walked(builder.raw(0x00, 1, 2)).stop).toMatchObject({ code: 'fit-truncated', at });
  });

  it('stops at a definition with an impossible byte order', () => {
    const builder = new FitBuilder().ride(2);
    const { stop } = walked(builder.raw(0x41, 0, 7, 20, 0, 0));
    expect(stop).toMatchObject({ code: 'fit-definition', detail: /byte order 7/ });
  });

  it('refuses a flood of messages without content', () => {
    const builder = new FitBuilder().define(0, 999, []);
    for (let i = 0; i < 6; i++) builder.data(0);
    expect(walked(builder, { emptyMessages: 6 }).stop).toBeNull();
    expect(() => walked(builder, { emptyMessages: 5 })).toThrow(
      expect.objectContaining({ code: 'fit-definition' }),
    );
  });

  it('refuses more records than the limit', () => {
    expect(() => walked(new FitBuilder().ride(11), { records: 10 })).toThrow(
      expect.objectContaining({ code: 'too-many-samples' }),
    );
  });
});
