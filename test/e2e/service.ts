import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../bin/cycling-lab.js', import.meta.url));

const LONGEST_START = 30_000;

export interface RunningService {
  url: string;
  /** The one-time link that the first start prints. */
  setupLink: string;
  /** Its data folder. */
  data: string;
  /** Ends it as an operator does; throws when it does not end well. */
  stop(): Promise<void>;
}

/** The service as it ships, on a port of its own and an empty data folder that goes with it. */
export async function startService(): Promise<RunningService> {
  const data = await mkdtemp(join(tmpdir(), 'cycling-lab-e2e-'));
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'warn' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const ended = once(child, 'exit');
  const setupLink = await until(() => {
    if (child.exitCode !== null) throw new Error(`The service ended: ${said.err}`);
    return /http\S+\/setup\?token=\S+/.exec(said.out)?.[0];
  }, LONGEST_START);
  return {
    url: new URL(setupLink).origin,
    setupLink,
    data,
    async stop() {
      child.kill('SIGTERM');
      const [status] = await ended;
      await rm(data, { recursive: true });
      if (status !== 0) throw new Error(`The service ended with status ${status}: ${said.err}`);
    },
  };
}

async function until<T>(ask: () => T | undefined, longest: number): Promise<T> {
  for (let waited = 0; waited < longest; waited += 50) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing came within ${longest} ms.`);
}
