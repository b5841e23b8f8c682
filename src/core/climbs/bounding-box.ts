/** Null for a position (degrees) inside the box of west, south, east and north; else what is wrong with it. */
export function strayFrom(box: readonly number[], x: number, y: number): string | null {
  const isInside = (x: number, y: number) =>
    x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3];
  if (isInside(x, y)) return null;
  const stray = `(longitude ${x}, latitude ${y}) is outside the territory's bounding box`;
  return isInside(y, x) ? `${stray}: longitude and latitude are swapped` : stray;
}
