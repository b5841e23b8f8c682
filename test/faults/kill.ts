import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { randomOf } from '../mutations.ts';

const INGEST = fileURLToPath(new URL('ingest.ts', import.meta.url));

export interface Ordeal {
  folder: string;
  files: number;
  kills: number;
  seed: number;
  /** Milliseconds that a process lives at most, from the moment it began to work. */
  longestLife: number;
}

export interface Survived {
  /** Names of the files that were acknowledged. */
  acknowledged: Set<string>;
  /** Times a process was killed before it was done. */
  kills: number;
}

/**
 * Sends files to a process that is killed (SIGKILL) at random moments and started again, until it
 * has been killed often enough; then lets it finish. What was not acknowledged is sent again.
 */
export async function survive({
  folder,
  files,
  kills,
  seed,
  longestLife,
}: Ordeal): Promise<Survived> {
  const random = randomOf(seed);
  const names = Array.from({ length: files }, (_, i) => `ride ${i}`);
  const acknowledged = new Set<string>();
  let killed = 0;
  for (;;) {
    // As many as fit between two kills, so that there is something to send to the very end.
    const unsent = names.filter((name) => !acknowledged.has(name));
    const share = Math.ceil(unsent.length / Math.max(1, kills - killed));
    const batch = killed < kills ? unsent.slice(0, 2 * share) : unsent;
    const life = killed < kills ? random() * longestLife : Number.POSITIVE_INFINITY;
    const { idle, heard } = await live(folder, batch, life);
    for (const name of heard) acknowledged.add(name);
    if (!idle) killed++;
    else if (acknowledged.size === files) return { acknowledged, kills: killed };
  }
}

/** One life of the process; `idle`: it came to its end by itself. */
async function live(
  folder: string,
  names: readonly string[],
  life: number,
): Promise<{ idle: boolean; heard: string[] }> {
  const child = spawn(process.execPath, [INGEST, folder, ...names], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let text = '';
  let alarm: NodeJS.Timeout | undefined;
  for await (const piece of child.stdout) {
    text += piece;
    if (text.startsWith('started') && life < 1e9) {
      alarm ??= setTimeout(() => child.kill('SIGKILL'), life);
    }
  }
  clearTimeout(alarm);
  await ended;
  const lines = text.split('\n').slice(0, -1);
  const heard = lines.flatMap((line) => {
    const [, name, state] = /^(.*) (queued|duplicate)$/.exec(line) ?? [];
    return name !== undefined && state !== undefined ? [name] : [];
  });
  return { idle: lines.at(-1) === 'idle', heard };
}
