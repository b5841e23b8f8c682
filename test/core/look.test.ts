import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/core/look.ts';
import { MORNING } from './recorded.ts';
import { steady, tcx } from './written.ts';

const now = MORNING + 1e8;
const sample = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../samples/${name}`, import.meta.url)));

describe('look(bytes, { now })', () => {
  it('tells device and start', () => {
    const { serial, athlete, start } = look(sample('la-garde.fit'), { now: 1_798_000_000 });
    expect(serial).toMatch(/^\d+$/);
    expect(athlete).toBeNull();
    expect(new Date(start * 1000).getUTCFullYear()).toBe(2026);
  });

  it('refuses what an upload would refuse', () => {
    const code = (bytes: Uint8Array) => {
      try {
        look(bytes, { now });
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return 'read';
    };
    const ride = { sport: 'Biking', points: steady(200, 90) };
    expect(code(tcx([ride]))).toBe('read');
    expect(code(tcx([{ ...ride, sport: 'Running' }]))).toBe('not-cycling');
    expect(code(new Uint8Array(0))).toBe('empty-file');
    expect(code(sample('planned-galibier.gpx'))).toBe('planned-route');
  });
});
