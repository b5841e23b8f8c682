import { describe, expect, it } from 'vitest';
import { crcPlainly } from '../../../../src/core/kernels/plain/fit-crc.ts';
import { seeded, slowCrc } from '../../decode/fit/fit-builder.ts';

describe('crcPlainly(bytes, start, end)', () => {
  it('is 0xBB3D for the check string of CRC-16/ARC', () => {
    expect(crcPlainly(new TextEncoder().encode('123456789'), 0, 9)).toBe(0xbb3d);
  });

  it('equals the bitwise definition', () => {
    const random = seeded(1);
    const bytes = Uint8Array.from({ length: 400 }, () => random() * 256);
    for (const [start, end] of [
      [0, 0],
      [0, 400],
      [3, 57],
    ]) {
      expect(crcPlainly(bytes, start, end)).toBe(slowCrc(bytes.subarray(start, end)));
    }
  });
});
