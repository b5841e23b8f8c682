import { randomOf } from '../../mutations.ts';

/** Power of n seconds, by name: whole watts ≥ 0, made by seed. What kernels and twins must agree on. */
export function degenerateSeries(): [name: string, watts: number[]][] {
  const of = (n: number, watt: (second: number) => number) =>
    Array.from({ length: n }, (_, i) => watt(i));
  const random = randomOf(3);
  return [
    ...[0, 1, 2, 7, 8, 9, 15, 16, 17, 62, 63, 64, 65, 71, 72, 127, 128, 129, 511, 512, 513].flatMap(
      (n): [string, number[]][] => [
        [`${n} zeros`, of(n, () => 0)],
        [`${n} equal seconds`, of(n, () => 200)],
        [`${n} seconds up`, of(n, (i) => i)],
        [`${n} seconds down`, of(n, (i) => n - i)],
        [`${n} random seconds`, of(n, () => Math.floor(random() * 1000))],
      ],
    ),
    ['a spike at the start', of(900, (i) => (i === 0 ? 2000 : 100))],
    ['a spike at the end', of(900, (i) => (i === 899 ? 2000 : 100))],
    ['a spike in zeros', of(900, (i) => (i === 444 ? 2000 : 0))],
    ['every other second', of(1300, (i) => 300 * (i % 2))],
    ['every other second, the first too', of(1300, (i) => 300 * ((i + 1) % 2))],
    ['30 s on, 30 s off', of(1700, (i) => (i % 60 < 30 ? 300 : 100))],
    ['a saw', of(1500, (i) => i % 97)],
    ['as high as a file can say', of(1500, (i) => (i % 100 < 50 ? 65_534 : 0))],
    ['one long stop', of(2000, (i) => (i < 400 || i > 1600 ? 250 : 0))],
  ];
}

/** Series of many lengths, some with few levels, so that ties are many. */
export function randomSeries(count: number, seed: number, longest: number): number[][] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(random() ** 2 * longest);
    const levels = [2, 4, 50, 1500][Math.floor(random() * 4)] ?? 2;
    const step = Math.floor(1500 / levels);
    const pull = random();
    let level = Math.floor(levels / 2);
    return Array.from({ length }, () => {
      if (random() < 0.02) return 0;
      level = Math.floor(level * pull + random() * levels * (1 - pull));
      return level * step;
    });
  });
}

/** Power that wanders as on a real road, with stops. */
export function wandering(seconds: number, seed: number): number[] {
  const random = randomOf(seed);
  let level = 180;
  return Array.from({ length: seconds }, (_, i) => {
    level += (180 - level) / 300 + (random() - 0.5) * 20;
    return i % 900 > 840 ? 0 : Math.max(0, Math.round(level + (random() - 0.5) * 120));
  });
}
