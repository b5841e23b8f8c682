import { describe, expect, it } from 'vitest';
import { movingSeconds } from '../../src/core/moving.ts';

const column = (...values: number[]) => Float64Array.from(values);
const running = Uint8Array.of(1, 1, 1, 0);

describe('movingSeconds(grid, running)', () => {
  it('counts speed or pedalling, and nothing in a pause', () => {
    const grid = { speed: column(0.2, 5, 0, 5), cadence: column(0, 0, 60, 60) };
    expect(movingSeconds(grid, running)).toEqual(Uint8Array.of(0, 1, 1, 0));
  });

  it('goes by power where there is neither, and knows nothing without it', () => {
    expect(movingSeconds({ power: column(0, 90, Number.NaN, 90) }, running)).toEqual(
      Uint8Array.of(0, 1, 0, 0),
    );
    expect(movingSeconds({ heartRate: column(90, 90, 90, 90) }, running)).toBeNull();
  });
});
