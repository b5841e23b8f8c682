/** A box on the screen, pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Which names cover no dot and none of the names before them that stay. */
export function withoutOverlap(names: readonly Box[], dots: readonly Box[]): boolean[] {
  const kept: Box[] = [...dots];
  return names.map((name) => {
    const free = kept.every((other) => !overlap(name, other));
    if (free) kept.push(name);
    return free;
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
