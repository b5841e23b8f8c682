/** Values that are reckoned up together. */
const BLOCK = 256;

/**
 * A function of ranges that is the join of its values on the parts of a range (a sum, a count, the
 * highest), quick for any number of ranges: its values on whole blocks of the column are computed
 * once, and a range takes those and the two ends beside them. Both ends are half-open.
 */
export function blockwise<Value>(
  length: number,
  over: (start: number, end: number) => Value,
  join: (a: Value, b: Value) => Value,
): (start: number, end: number) => Value {
  const blocks: Value[] = [];
  for (let end = BLOCK; end <= length; end += BLOCK) blocks.push(over(end - BLOCK, end));
  return (start, end) => {
    const first = Math.ceil(start / BLOCK);
    const last = Math.floor(end / BLOCK);
    if (first >= last) return over(start, end);
    let value = over(start, first * BLOCK);
    for (let block = first; block < last; block++) value = join(value, blocks[block]);
    return join(value, over(last * BLOCK, end));
  };
}
