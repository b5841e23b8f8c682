import { expect, it } from 'vitest';
import { readPoints } from './read-points.ts';

const inPoint = (inside: string) => readPoints(`<trkpt lat="1" lon="2">${inside}</trkpt>`);

it('knows a name with any prefix and in any case', () => {
  for (const name of ['power', 'Power', 'POWER', 'ns3:power', 'a-b.c:PoWeR']) {
    expect(inPoint(`<x><${name}>250</${name}></x>`)?.power).toEqual([250]);
  }
  expect(inPoint('<HeartRateBpm>120</HeartRateBpm>')?.heartRate).toEqual([120]);
});

it('takes no name for another', () => {
  for (const name of ['powe', 'powers', 'xpower', 'power:x', 'p\u00f6wer', 'rewop', 'pwwwr']) {
    expect(inPoint(`<x><${name}>250</${name}></x>`)).toMatchObject({ count: 1, power: [] });
  }
});

it('leaves names that are too long, empty or no names to the scanner', () => {
  for (const name of ['n'.repeat(32), '', '=', '"', '&amp;']) {
    expect(inPoint(`<${name}>1</${name}>`)).toBeNull();
  }
});
