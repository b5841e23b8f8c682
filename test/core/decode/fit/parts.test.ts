import { describe, expect, it } from 'vitest';
import { splitParts } from '../../../../src/core/decode/fit/parts.ts';
import { chain, FitBuilder } from './fit-builder.ts';
import { sourceOf } from './walked.ts';

const file = () => new FitBuilder().fileId().ride(3).build();
const LIMIT = 16;

describe('splitParts(source, limit)', () => {
  it('finds the data between a header of 12 or 14 bytes and the checksum', () => {
    for (const headerSize of [12, 14] as const) {
      const bytes = new FitBuilder({ headerSize }).ride(3).build();
      expect(splitParts(sourceOf(bytes), LIMIT)).toEqual({
        parts: [
          {
            start: 0,
            dataStart: headerSize,
            dataEnd: bytes.length - 2,
            end: bytes.length,
            headerDamage: null,
            missingBytes: 0,
            crc: 'ok',
          },
        ],
        trailingBytes: 0,
      });
    }
  });

  it('follows chained parts and counts what comes after them', () => {
    const one = file();
    const { parts, trailingBytes } = splitParts(
      sourceOf(chain(one, one, new Uint8Array(7))),
      LIMIT,
    );
    expect(parts.map(({ start, crc }) => [start, crc])).toEqual([
      [0, 'ok'],
      [one.length, 'ok'],
    ]);
    expect(trailingBytes).toBe(7);
  });

  it('sees a wrong file checksum', () => {
    const bytes = file();
    bytes[30] ^= 1;
    expect(splitParts(sourceOf(bytes), LIMIT).parts[0]).toMatchObject({
      crc: 'bad',
      headerDamage: null,
    });
  });

  it('sees a wrong header checksum, and takes 0 for none', () => {
    const bytes = file();
    bytes[12] ^= 1;
    expect(splitParts(sourceOf(bytes), LIMIT).parts[0].headerDamage).toMatch(/checksum/);
    bytes.fill(0, 12, 14);
    expect(splitParts(sourceOf(bytes), LIMIT).parts[0].headerDamage).toBeNull();
  });

  it.each([12, 14] as const)('guesses a header of %i bytes whose first byte is wrong', (size) => {
    const bytes = new FitBuilder({ headerSize: size }).ride(3).build();
    bytes[0] = 77;
    expect(splitParts(sourceOf(bytes), LIMIT).parts[0]).toMatchObject({
      dataStart: size,
      headerDamage: 'gives its own size as 77 bytes',
    });
  });

  it('counts the bytes that are missing, down to a bare header', () => {
    const bytes = file();
    for (let length = 12; length < bytes.length; length++) {
      const [part] = splitParts(sourceOf(bytes.subarray(0, length)), LIMIT).parts;
      expect(part).toMatchObject({ end: length, crc: 'unknown' });
      expect(part.missingBytes).toBe(bytes.length - length);
      expect(part.dataEnd).toBeLessThanOrEqual(length);
    }
  });

  it('reads to the end when the device never wrote the size', () => {
    const bytes = file();
    bytes.fill(0, 4, 8);
    expect(splitParts(sourceOf(bytes), LIMIT).parts[0]).toMatchObject({
      dataEnd: bytes.length,
      crc: 'unknown',
    });
  });

  it('refuses what does not begin with a header', () => {
    expect(() => splitParts(sourceOf(new TextEncoder().encode('<gpx></gpx>  ')), LIMIT)).toThrow(
      expect.objectContaining({ code: 'fit-header' }),
    );
  });

  it('refuses more parts than the limit', () => {
    const one = new FitBuilder().build();
    expect(splitParts(sourceOf(chain(one, one)), 2).parts).toHaveLength(2);
    expect(() => splitParts(sourceOf(chain(one, one, one)), 2)).toThrow(
      expect.objectContaining({ code: 'fit-parts' }),
    );
  });
});
