import { mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps what Node makes of the sources, here and in worker threads: about a second of processor
 * time less a start, and some 30 MiB less memory. Holds for modules that are imported after it.
 */
export function keepCompiled(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  enableCompileCache(folder);
  process.env.NODE_COMPILE_CACHE ??= folder;
}

/**
 * Young objects get no more room than they have by now, so this comes first. A service that streams makes many small ones
 * that hold large buffers: with V8's usual room for them 64 parallel uploads of 32 MB take about
 * 100 MiB more, and nothing is faster for it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
