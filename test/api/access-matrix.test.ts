import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf, withRide } from './access-cast.ts';
import { ACTORS, type Actor, type Row, TABLE, UNKNOWN } from './access-table.ts';
import { json, type Lab, openLab } from './lab.ts';
import { type Operation, operationsOf } from './operations.ts';

let lab: Lab;
let cast: Cast;
let operations: Operation[];
let sample: Awaited<ReturnType<typeof operationsOf>>['sample'];

beforeAll(async () => {
  lab = await openLab({ works: true });
  ({ operations, sample } = await operationsOf(lab));
  cast = await castOf(lab);
  await withRide(lab, cast);
});
afterAll(() => lab.close());

/** Rate limits look at the address, which all actors share. */
const AN_HOUR = 3601e3;

async function askAs(who: Actor, operation: Operation, row: Row, { ask, ids }: Cast) {
  lab.clock.now += operation.open ? AN_HOUR : 0;
  const { method } = operation;
  const init = bodyOf(operation, row);
  const answer = await ask[who](addressOf(operation, row, ids), { method, ...init });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, text: '' };
  }
  return { status: answer.status, text: await answer.text() };
}

function bodyOf({ method, body }: Operation, row: Row): RequestInit {
  if (method === 'GET') return {};
  if (row.body ?? body) return json(method, row.body ?? (body && sample(body)));
  return { body: 'bytes of a file', headers: { 'content-type': 'application/octet-stream' } };
}

function addressOf({ path }: Operation, row: Row, ids: Cast['ids']): string {
  const concrete = path.replace(/([\w/-]+?)\/\{(\w+)\}/g, (_, before: string) => {
    return `${before}/${ids[before] ?? ids[before.split('/').at(-1) ?? ''] ?? 'none'}`;
  });
  if (!row.query) return concrete;
  return `${concrete}?${row.query}=${ids[`/api/${row.query}s`]}`;
}

/** Each id replaced by one that nothing has. */
const unknownIds = (ids: Cast['ids']): Cast['ids'] =>
  Object.fromEntries(Object.keys(ids).map((key) => [key, 'unknown']));

/** For what changes something: others must find everything in its place. */
async function freshCast({ path }: Operation): Promise<Cast> {
  const fresh = await castOf(lab);
  if (/rides|uploads/.test(path)) await withRide(lab, fresh);
  return fresh;
}

const rowOf = ({ name }: Operation): Row => TABLE[name] ?? { through: {} };

describe('the matrix of routes and actors', () => {
  it('has a row for every route', () => {
    const missing = operations.filter(({ name }) => !TABLE[name]).map(({ name }) => name);
    expect(missing, 'add a line for each to test/api/access-table.ts; its head says how').toEqual(
      [],
    );
  });

  it('has no row for a route that is gone', () => {
    const routes = new Set(operations.map(({ name }) => name));
    expect(Object.keys(TABLE).filter((name) => !routes.has(name))).toEqual([]);
  });

  it('lets nobody through whom a row does not name, and tells a foreign id like an unknown one', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const row = rowOf(operation);
      for (const who of ACTORS.filter((actor) => row.through[actor] === undefined)) {
        const { status, text } = await askAs(who, operation, row, cast);
        const expected = UNKNOWN.includes(who) ? [401] : [403, 404];
        if (!expected.includes(status)) {
          wrong.push(`${operation.name} as ${who}: ${status} ${text.slice(0, 200)}`);
        }
        const unknown = { ...cast, ids: unknownIds(cast.ids) };
        const other = await askAs(who, operation, row, unknown);
        if (other.status !== status || other.text !== text) {
          wrong.push(`${operation.name} as ${who}: an unknown id is told apart, ${other.text}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('lets those through whom a row names', async () => {
    const wrong: string[] = [];
    for (const operation of operations) {
      const row = rowOf(operation);
      const these = operation.method === 'GET' ? cast : await freshCast(operation);
      for (const [who, expected] of Object.entries(row.through)) {
        const { status, text } = await askAs(who as Actor, operation, row, these);
        if (status !== expected) {
          wrong.push(
            `${operation.name} as ${who}: ${status}, not ${expected} ${text.slice(0, 200)}`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
