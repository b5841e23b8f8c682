import { expect, it } from 'vitest';
import { FitFile } from '../../../../src/core/kernels/fit-file.ts';
import { seeded, slowCrc } from '../../decode/fit/fit-builder.ts';

it('equals the bitwise definition at every length and offset', () => {
  const random = seeded(1);
  const bytes = Uint8Array.from({ length: 800 }, () => random() * 256);
  const file = FitFile.of(bytes);
  for (let start = 0; start < 17; start += 2) {
    for (let end = start; end <= bytes.length; end++) {
      const expected = slowCrc(bytes.subarray(start, end));
      if (file?.crc16(start, end) !== expected) expect.fail(`differs over ${start} to ${end}`);
    }
  }
});
