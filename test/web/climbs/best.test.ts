import { describe, expect, it } from 'vitest';
import { bestOf } from '../../../web/pages/climb/best.ts';

type Ridden = Parameters<typeof bestOf>[0][number];

const ridden = (elapsed: number, bikeClass: Ridden['bikeClass'] = 'road', partial = false) => ({
  elapsed,
  bikeClass,
  partial,
});

describe('bestOf(efforts)', () => {
  it('is the fastest, and of equals the one named first', () => {
    const [first, second] = [ridden(3000), ridden(3000)];
    expect(bestOf([ridden(3300), first, second])).toBe(first);
  });

  it('counts no ride saved from a damaged file', () => {
    expect(bestOf([ridden(3000, 'road', true), ridden(3600)])?.elapsed).toBe(3600);
    expect(bestOf([ridden(3000, 'road', true)])).toBeUndefined();
  });

  it('sets no motor before legs, but stands where there is nothing else', () => {
    expect(bestOf([ridden(2000, 'e-bike'), ridden(3600, 'unknown')])?.elapsed).toBe(3600);
    expect(bestOf([ridden(2000, 'e-mtb')])?.elapsed).toBe(2000);
  });
});
