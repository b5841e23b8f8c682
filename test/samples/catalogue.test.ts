import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../samples/catalogue.ts';
import { truthFile } from '../../samples/make.ts';

const read = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));

describe('the sample files', () => {
  it.each(SAMPLES)('$file is what its seed gives', ({ file, make }) => {
    const { bytes, truth } = make();
    expect(Buffer.compare(read(file), bytes)).toBe(0);
    expect(JSON.parse(read(truthFile(file)).toString())).toEqual(truth);
  });

  it('stay small', () => {
    const size = SAMPLES.reduce((sum, { file }) => sum + read(file).length, 0);
    expect(size).toBeLessThan(3e6);
  });
});
