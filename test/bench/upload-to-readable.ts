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

/**
 * From the first byte of an upload until its ride can be read, over HTTP and as the pages do: they
 * hear from the stream of events that it is done, then ask for the ride. The service runs as it ships.
 */
export async function measureUploadToReadable({ seed }: { seed: number }): Promise<Measurement> {
  const files = simulateFiles(WARM_UP + TIMED, seed + 1);
  const service = await startService();
  try {
    const times = await timeUploads(files, await signUp(service));
    const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
    const share = (part: number): number => sorted[Math.ceil(part * TIMED) - 1] as number;
    const hours = files.reduce((sum, { seconds }) => sum + seconds, 0) / 3600 / files.length;
    return {
      what: 'upload sent until its ride can be read, idle service',
      data: `${TIMED} FIT files of ${hours.toFixed(1)} h on average, one at a time over HTTP`,
      values: [
        { name: 'p50', value: share(0.5), unit: 'ms', most: 20 },
        { name: 'p99', value: share(0.99), unit: 'ms', most: 100 },
        { name: 'longest', value: share(1), unit: 'ms' },
      ],
    };
  } finally {
    await service.stop();
  }
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

/** Milliseconds of each; its ride is what `analyse` makes of the file. */
async function timeUploads(files: readonly SimulatedFile[], ask: Ask): Promise<number[]> {
  const climbs = buildIndex(await loadTerritories());
  const done = await followDone(ask);
  const times: number[] = [];
  for (const { filename, bytes } of files) {
    const began = performance.now();
    const answer = await ask('POST', `/api/uploads?filename=${filename}`, bytes);
    const { uploads } = await read<{ uploads: Upload[] }>(answer);
    const [rideId] = await done(uploads[0]?.id as string);
    const ride = await ask('GET', `/api/rides/${rideId}`);
    const told = await read<Ride>(ride);
    times.push(performance.now() - began);
    assert.equal(ride.statusCode, 200);
    const now = Date.now() / 1000;
    const [analysis] = analyse(bytes, { now, profile: [], climbs, cyclingOnly: true });
    assert.ok(analysis);
    assertSame(told, analysis);
    await sleep(PAUSE);
  }
  return times;
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
