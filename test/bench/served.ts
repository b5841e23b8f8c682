import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/cycling-lab.js', import.meta.url));
const PASSWORD = 'correct horse battery';

/** The service in a process of its own, as people start it. */
export interface Served {
  url: string;
  /** Milliseconds from its start until a connection was taken. */
  listening: number;
  /** What it said so far. */
  said(): string;
  stop(): Promise<void>;
}

/** Settles when it takes connections. */
export async function serve(dataDir: string): Promise<Served> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [COMMAND, 'serve', '--port', String(port), '--data', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, LOG_LEVEL: 'error' } },
  );
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  while (!(await takesConnections(port))) await moment();
  return {
    url: `http://127.0.0.1:${port}`,
    listening: performance.now() - started,
    said: () => said,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** Makes the owner's account by the link of the first start, and returns the cookie of the session. */
export async function signUp(served: Served): Promise<string> {
  const { url, said } = served;
  await untilReady(served);
  const token = /token=(\S+)/.exec(said())?.[1];
  const answer = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      ...{ name: 'Odile', email: 'odile@example.org', password: PASSWORD, birthMonth: '1970-01' },
    }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`no account: ${answer.status} ${await answer.text()}`);
  return cookie;
}

/** The warehouse is open and reconciled. */
export async function untilReady({ url }: Pick<Served, 'url'>): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200) await moment();
}

const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
