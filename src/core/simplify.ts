import type { Line } from './geo.ts';

/**
 * Indexes of the vertices that a line needs so that none of the others is further than `tolerance`
 * metres from it, both ends among them (Douglas and Peucker 1973).
 */
export function neededVertices(line: Pick<Line, 'x' | 'y'>, tolerance: number): number[] {
  const last = line.x.length - 1;
  const needed = new Set([0, last]);
  const open: [number, number][] = [[0, last]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part;
    const { index, distance } = furthestBetween(line, from, to);
    if (distance <= tolerance) continue;
    needed.add(index);
    open.push([from, index], [index, to]);
  }
  return [...needed].sort((a, b) => a - b);
}

/** The vertex between two others that is furthest from the straight line that joins them. */
function furthestBetween(line: Pick<Line, 'x' | 'y'>, from: number, to: number) {
  const furthest = { index: from, distance: -1 };
  for (let i = from + 1; i < to; i++) {
    const distance = distanceFrom(line, i, from, to);
    if (distance > furthest.distance) Object.assign(furthest, { index: i, distance });
  }
  return furthest;
}

/** Metres from vertex `i` to the segment between two others; where they are one place, to that. */
function distanceFrom(
  { x, y }: Pick<Line, 'x' | 'y'>,
  i: number,
  from: number,
  to: number,
): number {
  const dx = x[to] - x[from];
  const dy = y[to] - y[from];
  const squared = dx * dx + dy * dy;
  const ahead = squared > 0 ? ((x[i] - x[from]) * dx + (y[i] - y[from]) * dy) / squared : 0;
  const share = Math.min(1, Math.max(0, ahead));
  return Math.hypot(x[i] - x[from] - share * dx, y[i] - y[from] - share * dy);
}
