import { expect, it } from 'vitest';
import { progressBar } from '../../src/cli/progress-bar.ts';

it('a progress bar paints over itself on a terminal, and not too often', () => {
  let now = 1_000;
  const painted: string[] = [];
  const bar = progressBar({ isTTY: true, write: (text) => painted.push(text) }, () => now);
  bar.show(0, 4);
  bar.show(1, 4);
  now += 200;
  bar.show(2, 4, '2 rides');
  bar.end();
  expect(painted).toEqual([
    `\r\x1b[K${'░'.repeat(30)} 0 of 4`,
    `\r\x1b[K${'█'.repeat(15)}${'░'.repeat(15)} 2 of 4, 2 rides`,
    `\r\x1b[K${'█'.repeat(15)}${'░'.repeat(15)} 2 of 4, 2 rides\n`,
  ]);
});

it('a progress bar writes only its last state where there is no terminal', () => {
  const painted: string[] = [];
  const bar = progressBar({ write: (text) => painted.push(text) }, () => 0);
  bar.show(1, 3);
  bar.show(3, 3);
  bar.end();
  expect(painted).toEqual([`${'█'.repeat(30)} 3 of 3\n`]);
});
