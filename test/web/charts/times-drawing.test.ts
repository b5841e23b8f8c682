import { describe, expect, it } from 'vitest';
import { monthsIn } from '../../../web/charts/times-drawing.ts';

const months = (from: string, to: string, most: number) =>
  monthsIn({ min: Date.parse(from), max: Date.parse(to) }, most).map((at) =>
    new Date(at).toISOString().slice(0, 10),
  );

describe('monthsIn(range, most)', () => {
  it('has every first of a month where there is room', () => {
    expect(months('2026-07-15', '2026-10-02', 8)).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
    ]);
  });

  it('has whole quarters or years where there is less, January among them', () => {
    expect(months('2024-11-15', '2026-02-10', 5)).toEqual([
      '2025-01-01',
      '2025-04-01',
      '2025-07-01',
      '2025-10-01',
      '2026-01-01',
    ]);
    expect(months('2021-05-01', '2024-12-31', 4)).toEqual([
      '2022-01-01',
      '2023-01-01',
      '2024-01-01',
    ]);
  });
});
