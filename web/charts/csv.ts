type Cell = string | number | null;

/** RFC 4180 with a point for decimals; null and NaN are empty cells. */
export function csvOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join()}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null || Number.isNaN(value)) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
