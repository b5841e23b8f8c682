import { describe, expect, it } from 'vitest';
import { decodeFit } from '../../../../src/core/decode/fit/index.ts';
import { LabError } from '../../../../src/core/errors.ts';
import {
  BYTE,
  chain,
  ENUM,
  FitBuilder,
  NOON,
  seeded,
  slowCrc,
  U8,
  U16,
  U32,
} from './fit-builder.ts';

const MUTATIONS = 4000;
const MEGABYTE = 2 ** 20;

/** A small file with a bit of everything: events, laps, sessions, compressed times, beats, apps. */
function everything(): Uint8Array {
  const builder = new FitBuilder()
    .fileId()
    .define(6, 206, [
      [0, U8],
      [1, U8],
      [2, U8],
      [14, U16],
      [15, U8],
    ])
    .data(6, 0, 0, U8, 20, 4)
    .define(1, 21, [
      [253, U32],
      [0, ENUM],
      [1, ENUM],
    ])
    .data(1, NOON, 0, 0)
    .define(
      0,
      20,
      [
        [253, U32],
        [7, U16],
        [8, BYTE, 3],
      ],
      [{ number: 0, size: 1, index: 0, type: U8 }],
    );
  for (let i = 0; i < 70; i++) builder.data(0, NOON + i, 100 + i, [i, 0, 0], 90);
  builder.define(2, 20, [[3, U8]]);
  for (let i = 70; i < 80; i++) builder.compressed(2, (NOON + i) & 0x1f, 120);
  builder
    .define(3, 19, [
      [253, U32],
      [2, U32],
      [7, U32],
    ])
    .data(3, NOON + 80, NOON, 80_000)
    .define(4, 18, [
      [253, U32],
      [2, U32],
      [5, ENUM],
    ])
    .data(4, NOON + 80, NOON, 2)
    .data(4, NOON + 80, NOON + 40, 1)
    .define(5, 132, [
      [253, U32],
      [6, U8],
      [9, U32],
    ])
    .data(5, NOON, 99, 1024)
    .define(5, 132, [
      [6, U8, 2],
      [10, BYTE, 3],
    ])
    .data(5, [98, 97], [1, 2, 3]);
  return chain(builder.build(), new FitBuilder().fileId(2).build());
}

/** The codes of what went wrong; anything but our own error fails the test. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    for (const { time, columns } of decodeFit(bytes)) {
      for (const column of Object.values(columns)) {
        if (column.length !== time.length) throw new Error('a column of another length');
        if (column.includes(Infinity) || column.includes(-Infinity)) throw new Error('infinite');
      }
    }
    return 'decoded';
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return error.code;
  }
}

/** Makes the checksums right again, so that damage is not stopped at the door. */
function resealed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  const end = 14 + view.getUint32(4, true);
  if (bytes[0] !== 14 || end + 2 > bytes.length) return bytes;
  view.setUint16(12, 0, true);
  view.setUint16(end, slowCrc(bytes.subarray(0, end)), true);
  return bytes;
}

describe('decodeFit on hostile bytes', () => {
  it('reads the small file that the others are made from', () => {
    const recordings = decodeFit(everything());
    expect(recordings.map(({ sport, time }) => [sport, time.length])).toEqual([
      ['cycling', 40],
      ['running', 40],
    ]);
    expect(Object.keys(recordings[0].columns)).toEqual(
      expect.arrayContaining(['power', 'cadence', 'distance']),
    );
  });

  it('decodes or refuses a file that is cut at any byte', () => {
    const file = everything();
    const outcomes = new Map<string, number>();
    for (let length = 0; length < file.length; length++) {
      const outcome = outcomeOf(file.slice(0, length));
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(new Set(outcomes.keys())).toEqual(
      new Set(['empty-file', 'fit-header', 'not-an-activity', 'fit-truncated', 'decoded']),
    );
  });

  it(`decodes or refuses ${MUTATIONS} mutations, with and without right checksums`, () => {
    const random = seeded(20260101);
    const original = everything();
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < MUTATIONS; round++) {
      const bytes = original.slice();
      for (let changes = 1 + below(8); changes > 0; changes--) {
        const at = below(bytes.length);
        const kind = below(4);
        if (kind === 0) bytes[at] = below(256);
        else if (kind === 1) bytes[at] ^= 1 << below(8);
        else if (kind === 2) bytes.copyWithin(at, below(bytes.length), below(bytes.length));
        else bytes.fill([0, 0xff, 0x40, 0x80][below(4)], at, at + below(6));
      }
      outcomeOf(round % 2 === 0 ? bytes : resealed(bytes));
    }
  });

  it('decodes or refuses noise behind a good header', () => {
    const random = seeded(7);
    for (let round = 0; round < 300; round++) {
      const builder = new FitBuilder().fileId();
      for (let i = 0; i < 400; i++) builder.raw(Math.floor(random() * 256));
      outcomeOf(builder.build());
    }
  });

  it.each<[string, (size: number) => Uint8Array, string]>([
    ['definitions that all differ', floodOfDefinitions, 'fit-definition'],
    [
      'messages without content',
      (size) => flood(size, [0x40, 0, 0, 99, 0, 0], [0]),
      'fit-definition',
    ],
    [
      'records of one byte',
      (size) => flood(size, [0x40, 0, 0, 20, 0, 1, 3, 1, U8], [0, 99]),
      'too-many-samples',
    ],
    [
      'sessions',
      (size) => flood(size, [0x40, 0, 0, 18, 0, 1, 5, 1, 0], [0, 2]),
      'too-many-samples',
    ],
    ['two definitions that alternate', floodOfTurns, 'decoded'],
  ])('stays quick on 10 MB of %s', (_, make, code) => {
    const bytes = make(10 * MEGABYTE);
    const start = performance.now();
    expect(outcomeOf(bytes)).toBe(code);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

/** A file of `size` bytes: an activity's file_id, one definition, then one message over and over. */
function flood(size: number, definition: number[], message: number[]): Uint8Array {
  const bytes = new Uint8Array(size);
  const head = new FitBuilder()
    .fileId()
    .raw(...definition)
    .build()
    .subarray(0, -2);
  bytes.set(head);
  bytes.set(message, head.length);
  for (let done = message.length; head.length + done < size; done *= 2) {
    bytes.copyWithin(head.length + done, head.length, head.length + done);
  }
  return sealed(bytes, head.length, message.length);
}

function floodOfDefinitions(size: number): Uint8Array {
  const bytes = flood(size, [], [0x40, 0, 0, 0, 0, 0]);
  const view = new DataView(bytes.buffer);
  for (let at = 14 + 11, i = 0; at + 8 <= size; at += 6, i++) view.setUint16(at + 3, i, true);
  return bytes;
}

/** Records of six bytes, two of one definition and one of another; half as much, to stay under a million. */
function floodOfTurns(size: number): Uint8Array {
  const record = (local: number, field: number) => [
    0x40 | local,
    0,
    0,
    20,
    0,
    2,
    253,
    4,
    U32,
    field,
    1,
    U8,
  ];
  const message = [0, 0, 0, 0, 0x3c, 99, 1, 0, 0, 0, 0x3c, 99, 0, 1, 1, 1, 0x3c, 98];
  return flood(size / 2, [...record(0, 3), ...record(1, 4)], message);
}

function sealed(bytes: Uint8Array, head: number, step: number): Uint8Array {
  const end = head + Math.floor((bytes.length - 2 - head) / step) * step;
  const file = bytes.slice(0, end + 2);
  const view = new DataView(file.buffer);
  view.setUint32(4, end - 14, true);
  view.setUint16(12, 0, true);
  return file;
}
