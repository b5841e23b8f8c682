import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answer, answersPerSecond, askOnce, type Load } from './http-load.ts';
import type { Comparison } from './run.ts';
import { serve, signUp } from './served.ts';
import { median } from './timing.ts';

const BARE = fileURLToPath(new URL('bare-server.ts', import.meta.url));
const PATH = '/api/openapi.json';
/** The same for all as well, but only for those who are signed in. */
const SIGNED_IN = '/api/climbs';
const CONNECTIONS = 16;
const SECONDS = 0.5;
const WARM_UP = 3;

/**
 * JSON that is the same for everybody, with every security header, counted. Beside it a server that
 * knows one answer and sends that to everybody; and JSON for which a session is looked up first.
 */
export async function compareCachedJson({ rounds }: { rounds: number }): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'served-'));
  const served = await serve(folder);
  const bare = fork(BARE);
  try {
    const cookie = await signUp(served);
    const asked = { cookie, 'accept-encoding': 'gzip', connection: 'keep-alive' };
    const ours = {
      url: served.url + PATH,
      headers: asked,
      connections: CONNECTIONS,
      seconds: SECONDS,
    };
    const answer = await askOnce(ours);
    assertAnswer(answer);
    bare.send({ body: answer.body.toString('base64'), headers: bareHeaders(answer) });
    const [port] = await once(bare, 'message');
    const theirs = { ...ours, url: `http://127.0.0.1:${port}${PATH}` };
    const theirAnswer = await askOnce(theirs);
    assert.deepEqual(theirAnswer.body, answer.body);
    const times = await inTurns(rounds, [ours, answer.bytes], [theirs, theirAnswer.bytes]);
    const signedIn = { ...ours, url: served.url + SIGNED_IN };
    const { bytes } = await askOnce(signedIn);
    let rate = 0;
    for (let round = -WARM_UP; round <= 0; round++) rate = await answersPerSecond(signedIn, bytes);
    const kilobytes = (answer.body.length / 1000).toFixed(0);
    return {
      what: 'cached JSON over HTTP, the time of one answer',
      ...{ target: 0.85, peer: 'node:http', ...times },
      data: `${PATH}, ${kilobytes} kB gzip, ${CONNECTIONS} connections; client, ours and theirs on two threads`,
      beside: `${(1000 / times.ours).toFixed(0)} answers a second, theirs ${(1000 / times.theirs).toFixed(0)}; ${SIGNED_IN} for who is signed in ${rate.toFixed(0)}`,
    };
  } finally {
    bare.disconnect();
    await served.stop();
    rmSync(folder, { recursive: true });
  }
}

function assertAnswer({ status, headers }: Answer): void {
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/json');
  for (const name of ['content-security-policy', 'cross-origin-opener-policy']) {
    assert.ok(headers.has(name), `no ${name}`);
  }
}

function bareHeaders({ headers }: Answer): Record<string, string> {
  const names = ['content-type', 'content-encoding'].filter((name) => headers.has(name));
  return Object.fromEntries(names.map((name) => [name, headers.get(name) ?? '']));
}

/** Median milliseconds for one answer of each, whose length in bytes is given. */
async function inTurns(rounds: number, ours: [Load, number], theirs: [Load, number]) {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -WARM_UP; round < rounds; round++) {
    const our = 1000 / (await answersPerSecond(...ours));
    const their = 1000 / (await answersPerSecond(...theirs));
    if (round < 0) continue;
    times.ours.push(our);
    times.theirs.push(their);
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}
