import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import type { Need } from './crowd-service.ts';

const SERVICE = fileURLToPath(new URL('crowd-service.ts', import.meta.url));
const PEOPLE = 100;
const PASSWORD = 'correct horse';

it('100 people sign in at the same moment: all come in, within 160 MiB and a lively event loop', async () => {
  const service = fork(SERVICE, [temporaryFolder(), String(PEOPLE), PASSWORD]);
  onTestFinished(() => void service.kill('SIGKILL'));
  const [url] = (await once(service, 'message')) as [string];
  const idle = await ask(service);
  const began = performance.now();
  const answers = await Promise.all(
    Array.from({ length: PEOPLE }, (_, i) => signIn(url, `rider${i}@example.org`)),
  );
  const seconds = (performance.now() - began) / 1000;
  const busy = await ask(service);
  const more = Math.max(busy.memory, busy.highestMemory) - idle.memory;
  process.stdout.write(
    `${PEOPLE} sign-ins in ${seconds.toFixed(1)} s: +${more.toFixed(0)} MiB on ${idle.memory.toFixed(0)}, ` +
      `event loop late by ${busy.p99.toFixed(1)} ms (p99), ${busy.longest.toFixed(1)} ms at most\n`,
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(PEOPLE).fill(201));
  expect(more).toBeLessThanOrEqual(160);
  expect(busy.p99).toBeLessThanOrEqual(50);
});

function signIn(url: string, email: string): Promise<Response> {
  return fetch(`${url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ email, password: PASSWORD }),
    headers: { 'content-type': 'application/json' },
  });
}

async function ask(service: ChildProcess): Promise<Need> {
  service.send('need');
  const [need] = (await once(service, 'message')) as [Need];
  return need;
}
