import { describe, expect, it } from 'vitest';
import { crc16 } from '../../../../src/core/decode/fit/crc.ts';
import { seeded, slowCrc } from './fit-builder.ts';

const viewOf = ({ buffer }: Uint8Array) => new DataView(buffer);

describe('crc16(view, start, end)', () => {
  it('is 0xBB3D for the check string of CRC-16/ARC', () => {
    expect(crc16(viewOf(new TextEncoder().encode('123456789')), 0, 9)).toBe(0xbb3d);
  });

  it('equals the bitwise definition at every length and offset', () => {
    const random = seeded(1);
    const bytes = Uint8Array.from({ length: 400 }, () => random() * 256);
    for (let start = 0; start < 9; start++) {
      for (let end = start; end <= bytes.length; end++) {
        expect(crc16(viewOf(bytes), start, end)).toBe(slowCrc(bytes.subarray(start, end)));
      }
    }
  });
});
