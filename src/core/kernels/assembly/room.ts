/** First byte that no constant of the module lies in: from here on memory is the caller's to lay out. */
export function roomStart(): usize {
  return (__heap_base + 15) & ~15;
}
