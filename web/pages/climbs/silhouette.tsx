import type { TimedLine } from '../../api.ts';
import { SLOPE_BANDS, slopeBand } from '../../charts/slope.ts';

/** All silhouettes have one scale, so that they can be compared: pixels a metre. */
const ALONG = 1 / 260;
const UP = 1 / 38;
/** Metres of road that have one colour at least. */
const PIECE = 500;
/** The ground that they stand on. */
const GROUND = 2;

/** The climb from its side, as small as a word; nothing where no altitude is known. */
export function Silhouette({ line }: { line: TimedLine }) {
  const { silhouette, length } = line;
  if (silhouette === null) return null;
  const lowest = silhouette.reduce((least, each) => Math.min(least, each));
  const highest = silhouette.reduce((most, each) => Math.max(most, each));
  const width = Math.max(4, length * ALONG);
  const height = (highest - lowest) * UP + GROUND;
  const step = width / (silhouette.length - 1);
  const x = (index: number) => (index * step).toFixed(1);
  const y = (index: number) => (height - GROUND - (silhouette[index] - lowest) * UP).toFixed(1);
  return (
    <svg
      class="silhouette"
      width={width}
      height={height}
      viewBox={`0 0 ${width.toFixed(1)} ${height.toFixed(1)}`}
      aria-hidden="true"
    >
      {piecesOf(silhouette, length).map(({ from, to, token }) => (
        <path
          key={from}
          style={{ fill: `var(${token})`, stroke: `var(${token})` }}
          stroke-width="0.4"
          d={`M${x(from)} ${height.toFixed(1)}${indexes(from, to)
            .map((index) => `L${x(index)} ${y(index)}`)
            .join('')}L${x(to)} ${height.toFixed(1)}Z`}
        />
      ))}
    </svg>
  );
}

function piecesOf(silhouette: number[], length: number) {
  const last = silhouette.length - 1;
  const metres = length / last;
  const size = Math.max(1, Math.round(PIECE / metres));
  const pieces = [];
  for (let from = 0; from < last; from += size) {
    const to = Math.min(last, from + size);
    const slope = (100 * (silhouette[to] - silhouette[from])) / (metres * (to - from));
    pieces.push({ from, to, token: SLOPE_BANDS[slopeBand(slope)].token });
  }
  return pieces;
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
