/** A box on the screen, pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Which boxes overlap none of those before them that stay. */
export function withoutOverlap(boxes: readonly Box[]): boolean[] {
  const kept: Box[] = [];
  return boxes.map((box) => {
    const free = kept.every((other) => !overlap(box, other));
    if (free) kept.push(box);
    return free;
  });
}

/** A dot and the name beside it, pixels of the map. */
export interface NamedDot {
  x: number;
  y: number;
  /** Of its name. */
  width: number;
}

const SIDES = ['right', 'left'] as const;
export type Side = (typeof SIDES)[number];

/** Pixels from the middle of a dot that no name may cover, to its own name, and of a name's height. */
const DOT = 4;
const GAP = 7;
const HEIGHT = 18;

/**
 * On which side of its dot each name stands: on the map, where it covers no dot and no name before
 * it; else where it covers at least none of the dots before it, which are greater; null where there
 * is no such side.
 */
export function sidesOf(
  dots: readonly NamedDot[],
  map: { width: number; height: number },
): (Side | null)[] {
  const whole: Box = { left: 0, top: 0, right: map.width, bottom: map.height };
  const boxes = dots.map(({ x, y }) => around(x - DOT, x + DOT, y, 2 * DOT));
  const named: Box[] = [];
  return dots.map((dot, i) => {
    const sides = SIDES.filter((side) => within(nameBox(dot, side), whole));
    const free = (side: Side, others: readonly Box[]): boolean =>
      [...named, ...others].every((other) => !overlap(nameBox(dot, side), other));
    const side =
      sides.find((each) => free(each, boxes)) ??
      sides.find((each) => free(each, boxes.slice(0, i))) ??
      null;
    if (side) named.push(nameBox(dot, side));
    return side;
  });
}

function nameBox({ x, y, width }: NamedDot, side: Side): Box {
  return side === 'right'
    ? around(x + GAP, x + GAP + width, y, HEIGHT)
    : around(x - GAP - width, x - GAP, y, HEIGHT);
}

function around(left: number, right: number, middle: number, height: number): Box {
  return { left, right, top: middle - height / 2, bottom: middle + height / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}
