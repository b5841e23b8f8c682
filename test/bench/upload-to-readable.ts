import assert from 'node:assert/strict';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyse } from '../../src/core/analyse.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { METRICS } from '../../src/core/metrics/index.ts';
import { loadTerritories } from '../../src/territories.ts';
import { type RunningService, startService } from '../e2e/service.ts';
import type { Measurement } from './run.ts';
import { type SimulatedFile, simulateFiles } from './simulated-files.ts';

const WARM_UP = 20;
const TIMED = 200;
/** Milliseconds between two uploads: the service is idle when one comes. */
const PAUSE = 30;
const OWNER = { name: 'Ann', email: 'ann@example.org', password: 'correct horse', language: 'en' };

interface Upload {
  id: string;
  state: string;
  rideIds: string[];
}

interface Ride {
  seconds: number;
  metrics: Record<string, number | null>;
  efforts: { variant: string; elapsed: number }[];
}

/** Milliseconds until the ride of one upload had been read. */
interface Waited {
  /** From when the answer 202 was there: the file is safe. What the design asks for. */
  sinceAccepted: number;
  /** From when the first byte was sent, so that what comes before the 202 is seen as well. */
  sinceSent: number;
}

/**
 * From an upload until its ride can be read, over HTTP and as the pages do: they hear from the stream
 * of events that it is done, then ask for the ride. The service runs as it ships.
 */
export async function measureUploadToReadable({ seed }: { seed: number }): Promise<Measurement> {
  const files = simulateFiles(WARM_UP + TIMED, seed + 1);
  const service = await startService();
  try {
    const waited = (await timeUploads(files, await signUp(service))).slice(WARM_UP);
    const accepted = inOrder(waited.map(({ sinceAccepted }) => sinceAccepted));
    const sent = inOrder(waited.map(({ sinceSent }) => sinceSent));
    const hours = files.reduce((sum, { seconds }) => sum + seconds, 0) / 3600 / files.length;
    return {
      what: 'upload accepted until its ride has been read, idle service',
      data: `${TIMED} FIT files of ${hours.toFixed(1)} h on average, one at a time over HTTP`,
      values: [
        { name: 'p50 since the 202', value: share(accepted, 0.5), unit: 'ms', most: 20 },
        { name: 'p99 since the 202', value: share(accepted, 0.99), unit: 'ms', most: 100 },
        { name: 'p50 since the first byte sent', value: share(sent, 0.5), unit: 'ms' },
        { name: 'p99 since the first byte sent', value: share(sent, 0.99), unit: 'ms' },
        { name: 'longest since the first byte sent', value: share(sent, 1), unit: 'ms' },
      ],
    };
  } finally {
    await service.stop();
  }
}

function inOrder(times: readonly number[]): number[] {
  return times.toSorted((a, b) => a - b);
}

/** The time within which this part of them came. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.ceil(part * sorted.length) - 1] as number;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<IncomingMessage>;

/** The owner, who lets files be kept. */
async function signUp({ url, setupLink }: RunningService): Promise<Ask> {
  const agent = new Agent({ keepAlive: true });
  let cookie = '';
  const ask: Ask = (method, path, body) =>
    new Promise((resolve, reject) => {
      const raw = body instanceof Uint8Array;
      const headers = { cookie, ...(body && !raw ? { 'content-type': 'application/json' } : {}) };
      const asked = request(url + path, { method, agent, headers }, resolve);
      asked.on('error', reject).end(raw ? body : body && JSON.stringify(body));
    });
  const token = new URL(setupLink).searchParams.get('token');
  const answer = await ask('POST', '/api/setup', { ...OWNER, birthMonth: '1980-01', token });
  cookie = String(answer.headers['set-cookie']).split(';')[0] as string;
  await read(answer);
  const { textVersion } = await read<{ textVersion: string }>(await ask('GET', '/api/consents'));
  await read(await ask('PUT', '/api/consents', { purpose: 'analysis', textVersion }));
  return ask;
}

/** Each ride is what `analyse` makes of its file. */
async function timeUploads(files: readonly SimulatedFile[], ask: Ask): Promise<Waited[]> {
  const climbs = buildIndex(await loadTerritories());
  const done = await followDone(ask);
  const waited: Waited[] = [];
  for (const { filename, bytes } of files) {
    const sent = performance.now();
    const answer = await ask('POST', `/api/uploads?filename=${filename}`, bytes);
    const accepted = performance.now();
    const { uploads } = await read<{ uploads: Upload[] }>(answer);
    const [rideId] = await done(uploads[0]?.id as string);
    const ride = await ask('GET', `/api/rides/${rideId}`);
    const told = await read<Ride>(ride);
    const end = performance.now();
    waited.push({ sinceAccepted: end - accepted, sinceSent: end - sent });
    assert.equal(answer.statusCode, 202);
    assert.equal(ride.statusCode, 200);
    const now = Date.now() / 1000;
    const [analysis] = analyse(bytes, { now, profile: [], climbs, cyclingOnly: true });
    assert.ok(analysis);
    assertSame(told, analysis);
    await sleep(PAUSE);
  }
  return waited;
}

function assertSame(told: Ride, { ride, metrics, efforts }: ReturnType<typeof analyse>[number]) {
  assert.equal(told.seconds, ride.seconds);
  for (const { id } of METRICS) {
    const value = metrics[id];
    assert.equal(told.metrics[id], Number.isFinite(value) ? Math.fround(value) : null);
  }
  const passages = (all: Ride['efforts']) =>
    all.map(({ variant, elapsed }) => `${variant} ${elapsed}`).sort();
  assert.deepEqual(passages(told.efforts), passages(efforts));
}

/** Hears of all uploads; settles with the rides of one when it is done. */
async function followDone(ask: Ask): Promise<(uploadId: string) => Promise<string[]>> {
  const events = await ask('GET', '/api/events');
  const heard = new Map<string, PromiseWithResolvers<string[]>>();
  const of = (id: string): PromiseWithResolvers<string[]> => {
    const known = heard.get(id) ?? Promise.withResolvers<string[]>();
    heard.set(id, known);
    return known;
  };
  createInterface({ input: events }).on('line', (line) => {
    if (!line.startsWith('data: ')) return;
    const { id, state, rideIds } = JSON.parse(line.slice('data: '.length)) as Upload;
    if (state === 'done') of(id).resolve(rideIds);
    else if (state !== 'queued' && state !== 'running') of(id).reject(new Error(state));
  });
  return (id) => of(id).promise;
}

async function read<T>(answer: IncomingMessage): Promise<T> {
  let text = '';
  for await (const piece of answer.setEncoding('utf8')) text += piece;
  assert.ok((answer.statusCode ?? 500) < 300, text);
  return (text === '' ? null : JSON.parse(text)) as T;
}
