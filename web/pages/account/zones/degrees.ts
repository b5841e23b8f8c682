/** `45,0553` or `45.0553` in degrees; null when it is no number within ± `most`. */
export function degreesOf(text: string, most: number): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Math.abs(value) <= most ? value : null;
}

/** Five decimals are about a metre: finer would only look exact. */
export function degreesText(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}
