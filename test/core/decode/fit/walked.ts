import { wantedMessages } from '../../../../src/core/decode/fit/messages.ts';
import type { Source } from '../../../../src/core/decode/fit/source.ts';
import type { Table } from '../../../../src/core/decode/fit/tables.ts';
import { type Walk, walk } from '../../../../src/core/decode/fit/walk.ts';
import type { FitBuilder } from './fit-builder.ts';

const HEADER = 14;
const CRC = 2;

/** Bytes as the decoder reads them, without kernels. */
export function sourceOf(bytes: Uint8Array): Source {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

/** What the first pass leaves of the builder's messages. */
export function walkThrough(builder: FitBuilder): { source: Source; found: Walk } {
  const bytes = builder.build();
  const source = sourceOf(bytes);
  const wanted = wantedMessages(10_000);
  const found = walk(source, HEADER, bytes.length - CRC, { wanted, emptyMessages: 100 });
  return { source, found };
}

/** The table of one kind of message. */
export function tableOf(builder: FitBuilder, message: number): { source: Source; table: Table } {
  const { source, found } = walkThrough(builder);
  const table = found.tables.get(message);
  if (table === undefined) throw new Error(`the builder wrote no message ${message}`);
  return { source, table };
}
