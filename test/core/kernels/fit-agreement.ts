import { addRows, type Definition, emptyTable } from '../../../src/core/decode/fit/tables.ts';
import { readerOf, SIZES } from '../../../src/core/decode/fit/values.ts';
import { FitFile } from '../../../src/core/kernels/fit-file.ts';
import { readPlainly } from '../../../src/core/kernels/plain/fit-columns.ts';
import { crcPlainly } from '../../../src/core/kernels/plain/fit-crc.ts';
import { randomOf } from '../../mutations.ts';

/** As far from its beginning as a payload's last byte can be: 255 fields and as many of developers. */
const FARTHEST = 2 * 255 * 255 - 1;

const EDGES = [0, 1, 0x7e, 0x7f, 0x80, 0xfe, 0xff];
const SCALINGS = [
  { scale: 1, offset: 0 },
  { scale: 5, offset: 500, bounds: { low: -500, high: 9000 } },
  { scale: 100, offset: 0, bounds: { low: 0, high: 1e8 } },
  { scale: 2 ** 31 / 180, offset: 0, bounds: { low: -90, high: 90 } },
  { scale: 1, offset: 0, bounds: { low: 20, high: 250, zeroIsMissing: true } },
  { scale: 3, offset: -20, bounds: { low: -60, high: 60 } },
];

/**
 * Holds the kernel of FIT columns and checksums to its twins, on invented tables: rows at random
 * places of random bytes up to the last one, in runs of one to many rows, of definitions that say the
 * field in one way or another or not at all; now and then one says it as far away as can be.
 */
export function compareFitColumns(
  tables: number,
  seed: number,
): { compared: number; different: string[] } {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const found = { compared: 0, different: [] as string[] };
  for (let round = 0; round < tables; round++) {
    const far = round % 20 === 0 ? FARTHEST : 0;
    const bytes = Uint8Array.from({ length: 1000 + below(2000) + far }, () =>
      random() < 0.5 ? (EDGES[below(EDGES.length)] ?? 0) : below(256),
    );
    const file = FitFile.of(bytes);
    if (file === null) continue;
    if (file.crc16(round, bytes.length) !== crcPlainly(bytes, round, bytes.length)) {
      found.different.push(`checksum ${round}`);
    }
    const definitions = Array.from(
      { length: 1 + below(4) },
      () => ({ littleEndian: below(2) === 0, rank: -1 }) as Definition,
    );
    const table = emptyTable(10_000);
    while (table.count < 64 + below(200)) {
      addRows(table, definitions[below(definitions.length)] as Definition, 1 + below(9), 0);
    }
    const scaling = SCALINGS[below(SCALINGS.length)] ?? SCALINGS[0];
    const types = table.definitions.map(() => below(17));
    const sizes = types.map((type) => SIZES[type] ?? 1);
    const insides = sizes.map((size, i) => (i === 0 && far > 0 ? far + 1 - size : below(12)));
    const readers = table.definitions.map((one, i) => {
      const place = { offset: insides[i] ?? 0, size: sizes[i] ?? 1, type: types[i] ?? 0 };
      return readerOf(one, below(5) === 0 ? null : place, scaling ?? {});
    });
    for (const { definition, start, end } of table.runs) {
      const payload = (insides[definition.rank] ?? 0) + (sizes[definition.rank] ?? 1);
      const last = bytes.length - payload;
      for (let row = start; row < end; row++) {
        table.offsets[row] = below(4) === 0 ? last : below(last + 1);
      }
    }
    const { scale = 1, offset = 0 } = scaling ?? {};
    const fast = file.readColumn(table, readers, { scale, offset });
    if (fast === null) continue;
    const view = new DataView(bytes.buffer);
    const plain = readPlainly(view, table, readers, { scale, offset });
    found.compared++;
    const same =
      fast.missing === plain.missing &&
      fast.rejected === plain.rejected &&
      fast.column.length === plain.column.length &&
      fast.column.every((value, i) => Object.is(value, plain.column[i]));
    if (!same) found.different.push(`table ${round}, types ${types}, scale ${scale}`);
  }
  return found;
}
