import { BLOCK } from '../kernels/tallies.ts';

/**
 * A function of ranges that is the join of its values on the parts of a range (a sum, a count, the
 * highest), quick for any number of ranges: its values on whole blocks of the column are computed
 * once, and a range takes those and the two ends beside them. Both ends are half-open. `ofBlock` says
 * the value on a block by its number where it is known without `over`.
 */
export function blockwise<Value>(
  length: number,
  over: (start: number, end: number) => Value,
  join: (a: Value, b: Value) => Value,
  ofBlock = (block: number): Value => over(block * BLOCK, (block + 1) * BLOCK),
): (start: number, end: number) => Value {
  const blocks: Value[] = [];
  for (let block = 0; (block + 1) * BLOCK <= length; block++) blocks.push(ofBlock(block));
  return (start, end) => {
    const first = Math.ceil(start / BLOCK);
    const last = Math.floor(end / BLOCK);
    if (first >= last) return over(start, end);
    let value = over(start, first * BLOCK);
    for (let block = first; block < last; block++) value = join(value, blocks[block]);
    return join(value, over(last * BLOCK, end));
  };
}
