import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What to look for: texts (in UTF-8 and UTF-16), numbers (as doubles and floats), bytes. */
export type Canary = string | number | Uint8Array;

/** `FILE: CANARY` for each file below the folder that holds one in its bytes or in its name. */
export function canariesIn(folder: string, canaries: readonly Canary[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return files.flatMap((file) => {
    const bytes = Buffer.concat([readFileSync(file), Buffer.from(relative(folder, file))]);
    return canaries
      .filter((canary) => spellings(canary).some((spelling) => bytes.includes(spelling)))
      .map((canary) => `${relative(folder, file)}: ${String(canary)}`);
  });
}

/** SQLite stores numbers with the highest byte first, DuckDB with the lowest. */
function spellings(canary: Canary): Buffer[] {
  if (typeof canary === 'string') return [Buffer.from(canary), Buffer.from(canary, 'utf16le')];
  if (typeof canary !== 'number') return [Buffer.from(canary)];
  const double = Buffer.alloc(8);
  double.writeDoubleLE(canary);
  const float = Buffer.alloc(4);
  float.writeFloatLE(canary);
  return [double, Buffer.from(double).reverse(), float, Buffer.from(float).reverse()];
}
