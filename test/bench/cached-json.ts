import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
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
/** What any server must say of it. */
const OF_THE_BODY = ['content-type', 'content-encoding'];
/** What a server says by itself. */
const OF_THE_CONNECTION = new Set(['date', 'connection', 'keep-alive', 'content-length']);

/**
 * JSON that is the same for everybody, with every security header, counted. Against it a server that
 * knows one answer and sends that to everybody; beside it that server with the same headers, and JSON
 * for which a session is looked up first.
 */
export async function compareCachedJson({ rounds }: { rounds: number }): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'served-'));
  const served = await serve(folder);
  const bareServers = [fork(BARE), fork(BARE)] as const;
  try {
    const cookie = await signUp(served);
    const headers = { cookie, 'accept-encoding': 'gzip', connection: 'keep-alive' };
    const loadOf = (url: string): Load => ({
      ...{ url, headers, connections: CONNECTIONS, seconds: SECONDS },
    });
    const ours = loadOf(served.url + PATH);
    const answer = await askOnce(ours);
    assertAnswer(answer);
    const theirs = loadOf(await serveBare(bareServers[0], answer, OF_THE_BODY));
    const alike = loadOf(await serveBare(bareServers[1], answer, [...answer.headers.keys()]));
    const signedIn = loadOf(served.url + SIGNED_IN);
    const times = await inTurns(rounds, { ours, theirs, alike, signedIn });
    const kilobytes = (answer.body.length / 1000).toFixed(0);
    const rate = (name: keyof typeof times) => (1000 / times[name]).toFixed(0);
    return {
      what: 'cached JSON over HTTP, the time of one answer',
      ...{ target: 0.85, peer: 'node:http', ours: times.ours, theirs: times.theirs },
      data: `${PATH}, ${kilobytes} kB gzip, ${CONNECTIONS} connections; client, ours and theirs on two threads`,
      beside:
        `${rate('ours')} answers a second, theirs ${rate('theirs')}, ` +
        `theirs with the same headers ${rate('alike')}; ` +
        `${SIGNED_IN} for who is signed in ${rate('signedIn')}`,
    };
  } finally {
    for (const bare of bareServers) bare.disconnect();
    await served.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The address at which the body of an answer is to be had, with those of its headers. */
async function serveBare(
  bare: ChildProcess,
  { body, headers: told }: Answer,
  names: readonly string[],
): Promise<string> {
  const headers = names
    .filter((name) => told.has(name) && !OF_THE_CONNECTION.has(name))
    .map((name) => [name, told.get(name)]);
  bare.send({ body: body.toString('base64'), headers: Object.fromEntries(headers) });
  const [port] = await once(bare, 'message');
  const url = `http://127.0.0.1:${port}${PATH}`;
  const answer = await askOnce({ url, headers: {} });
  assert.deepEqual(answer.body, body);
  return url;
}

function assertAnswer({ status, headers }: Answer): void {
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'application/json');
  for (const name of ['content-security-policy', 'cross-origin-opener-policy']) {
    assert.ok(headers.has(name), `no ${name}`);
  }
}

/** Median milliseconds for one answer of each. */
async function inTurns<Name extends string>(
  rounds: number,
  loads: Record<Name, Load>,
): Promise<Record<Name, number>> {
  const names = Object.keys(loads) as Name[];
  const each = await Promise.all(
    names.map(async (name) => ({
      name,
      load: loads[name],
      bytes: (await askOnce(loads[name])).bytes,
      times: [] as number[],
    })),
  );
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const { load, bytes, times } of each) {
      const time = 1000 / (await answersPerSecond(load, bytes));
      if (round >= 0) times.push(time);
    }
  }
  const medians = each.map(({ name, times }) => [name, median(times)]);
  return Object.fromEntries(medians) as Record<Name, number>;
}
