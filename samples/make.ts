/**
 * Writes the sample files of this folder and the truth beside each: `node samples/make.ts`.
 * Everything follows from the seeds in catalogue.ts, so a second run changes nothing.
 */
import { writeFileSync } from 'node:fs';
import { SAMPLES } from './catalogue.ts';

export function truthFile(file: string): string {
  return `${file.replace('.', '-')}.truth.json`;
}

if (import.meta.main) {
  for (const sample of SAMPLES) {
    const { bytes, truth } = sample.make();
    writeFileSync(new URL(sample.file, import.meta.url), bytes);
    writeFileSync(
      new URL(truthFile(sample.file), import.meta.url),
      `${JSON.stringify(truth, null, 1)}\n`,
    );
  }
}
