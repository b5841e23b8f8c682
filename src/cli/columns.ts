/** The first column to the left, the others to the right; empty columns are left out. */
export function table(rows: readonly string[][]): string[] {
  const columns = rows[0].map((_, column) => rows.map((row) => row[column]));
  const used = columns.filter((column) => column.slice(1).some((text) => text !== ''));
  const padded = used.map((column, i) => {
    const width = Math.max(...column.map((text) => text.length));
    return column.map((text) => (i === 0 ? text.padEnd(width) : text.padStart(width)));
  });
  return rows.map((_, row) => padded.map((column) => column[row]).join('   '));
}

/** A value with its unit; unknown is nothing. */
export function known(value: number, unit: string, digits = 0): string {
  return Number.isNaN(value) ? '' : `${value.toFixed(digits)} ${unit}`;
}

/** 1:02:03, below an hour 2:03; NaN is a dash. */
export function clock(seconds: number, digits = 0): string {
  if (Number.isNaN(seconds)) return '–';
  const scale = 10 ** digits;
  const whole = Math.round(seconds * scale);
  const hours = Math.floor(whole / (3600 * scale));
  const minutes = Math.floor(whole / (60 * scale)) % 60;
  const rest = ((whole % (60 * scale)) / scale)
    .toFixed(digits)
    .padStart(digits ? 3 + digits : 2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
