import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { decodeGpx } from '../../../../../src/core/decode/gpx.ts';
import { LabError } from '../../../../../src/core/errors.ts';
import { useKernels } from '../../../../../src/core/kernels/load.ts';
import { mutations, randomOf } from '../../../../mutations.ts';
import { readPoints } from './read-points.ts';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../../../src/core/kernels/kernels.wasm', import.meta.url)),
);
afterEach(() => useKernels(module));

const pointOf = (i: number) => `<trkpt lat="45.${1000 + 7 * i}" lon="-6.0${i}">
  <ele>${700 + i / 4}</ele>
  <time>2024-06-01T08:${10 + (i % 50)}:00Z</time>
  <extensions><power>${3 * i}</power><x:ext><x:hr>1${10 + i}</x:hr><x:cad>8${i % 10}</x:cad></x:ext></extensions>
</trkpt>`;

/** A track whose points are all written alike. */
const TRACK = `<gpx><trk><trkseg>${Array.from({ length: 70 }, (_, i) => pointOf(i)).join('\n')}</trkseg></trk></gpx>`;

/** What a file gives: its recording, or the words with which it is refused. */
function outcome(text: string | Uint8Array, kernels: WebAssembly.Module | null): unknown {
  useKernels(kernels);
  try {
    return decodeGpx(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  } catch (error) {
    if (error instanceof LabError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

it('takes values of any length in points that are written alike', () => {
  const texts = ['1', '22.5', '-3', '123456789012345', '+4.'].map(
    (altitude) => `<trkpt lat="45" lon="6"><ele>${altitude}</ele></trkpt>`,
  );
  expect(readPoints(texts.join(' '))).toMatchObject({
    count: 5,
    altitude: [1, 22.5, -3, 123456789012345, 4],
    rest: '',
  });
});

it('does not give a point what only the one before had', () => {
  const full = '<trkpt lat="45" lon="6"><ele>7</ele><power>1</power></trkpt>';
  const bare = '<trkpt lat="45" lon="6"><ele>8</ele></trkpt>';
  const cut = '<trkpt lat="45" lon="6"><ele>9</ele><power>x</power></trkpt>';
  expect(readPoints(full + bare + full + cut)).toMatchObject({
    count: 3,
    altitude: [7, 8, 7],
    power: [1, Number.NaN, 1],
    rest: cut,
  });
});

it('reads points with more values than a likeness holds', () => {
  const many = `<trkpt lat="45" lon="6">${'<time>2024-06-01T08:10:00Z</time>'.repeat(20)}</trkpt>`;
  expect(readPoints(many + many)?.time).toHaveLength(2);
});

it('keeps the first of two values of a channel, as the scanner does', () => {
  const points = [1, 2].map(
    (i) => `<trkpt lat="45" lon="6"><power>${i}</power><a><power>9</power></a></trkpt>`,
  );
  expect(readPoints(points.join(''))?.power).toEqual([1, 2]);
});

it('gives what the scanner gives with anything put in anywhere, 1000 times', () => {
  const pieces = [
    ...[
      '<',
      '>',
      '/',
      '"',
      "'",
      ' ',
      '\n',
      '&#49;',
      '<!-- c -->',
      '<a/>',
      '</ele>',
      '<ele>3</ele>',
    ],
    ...['x', '1', '.', '-', '<trkpt lat="1" lon="2"/>', ' lat="9"', 'é', '</trkpt>', '<hr>3</hr>'],
  ];
  const random = randomOf(31);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let i = 0; i < 1000; i++) {
    const piece = pieces[below(pieces.length)] ?? '';
    const at = below(TRACK.length);
    const text = TRACK.slice(0, at) + piece + TRACK.slice(at + below(2) * below(5));
    expect(outcome(text, module), `${piece} at ${at}`).toEqual(outcome(text, null));
  }
});

it('gives what the scanner gives of 600 tracks with bytes changed, cut out and doubled', () => {
  let i = 0;
  for (const bytes of mutations(new TextEncoder().encode(TRACK), { seed: 41, count: 600 })) {
    expect(outcome(bytes, module), `mutation ${i++}`).toEqual(outcome(bytes, null));
  }
});
