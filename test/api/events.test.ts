import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Upload } from '../../src/api/uploads.ts';
import { json, type Lab, openLab, signUp } from './lab.ts';

let lab: Lab;
let owner: Awaited<ReturnType<typeof signUp>>;
beforeEach(async () => {
  lab = await openLab({ works: true });
  owner = await signUp(lab);
});
afterEach(() => lab.close());

async function upload(content: string): Promise<Upload> {
  const answer = await owner('/api/uploads', { method: 'POST', body: content });
  const { uploads } = (await answer.json()) as { uploads: [Upload] };
  return uploads[0];
}

/** The uploads told by a stream, until it ends. */
async function* told(answer: Response): AsyncGenerator<Upload> {
  const text = answer.body?.pipeThrough(new TextDecoderStream()) ?? [];
  for await (const piece of text) {
    for (const [, data = ''] of piece.matchAll(/^event: upload\ndata: (.*)$/gm)) {
      yield JSON.parse(data) as Upload;
    }
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('the events of one upload', () => {
  it('begin with how it is and end when it is done', async () => {
    const { id } = await upload('over the hill');
    const answer = await owner(`/api/uploads/${id}/events`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const states = await all(told(answer));
    expect(new Set(states.map((one) => one.id))).toEqual(new Set([id]));
    expect(states.at(-1)).toMatchObject({ state: 'done', progress: 1, error: null });
    expect(states.at(-1)?.rideIds).toHaveLength(1);
  });

  it('say why a file was refused, also long after', async () => {
    const { id } = await upload('refuse fit-crc');
    await lab.jobs.idle();
    const states = await all(told(await owner(`/api/uploads/${id}/events`)));
    expect(states).toMatchObject([{ state: 'failed', error: { code: 'fit-crc' } }]);
  });
});

describe('the events of all uploads', () => {
  it('tell of each until it is done', async () => {
    const answer = await owner('/api/events');
    const waiting = new Set([(await upload('one')).id, (await upload('two')).id]);
    for await (const { id, state } of told(answer)) {
      if (state === 'done') waiting.delete(id);
      if (waiting.size === 0) break;
    }
    expect(waiting.size).toBe(0);
  });

  it('end when the service stops', async () => {
    const answer = await owner('/api/events');
    lab.stopping.abort();
    expect(await all(told(answer))).toEqual([]);
  });
});

describe('an analysed ride', () => {
  it('takes what its rider says over what the file says, and gives it up again', async () => {
    const { id } = await upload('a ride');
    await lab.jobs.idle();
    const path = `/api/rides/${(await lab.ledger.uploads.get(id))?.rideIds[0]}`;
    const edit = { title: 'Marmotte', bikeClass: 'gravel', bikeNote: 'borrowed' };
    const edited = await owner(path, json('PATCH', edit));
    expect(await edited.json()).toMatchObject({ ...edit, bikeClassFrom: 'declared' });
    const list = await owner('/api/rides?bikeClass=gravel&q=marm');
    expect(await list.json()).toMatchObject({ rides: [{ title: 'Marmotte' }] });
    const reset = await owner(path, json('PATCH', { title: null, bikeClass: null }));
    expect(await reset.json()).toMatchObject({ title: 'a ride', bikeClass: 'road' });
  });

  it('is gone for good when deleted: from lists, with its original, and it may be sent again', async () => {
    const { id } = await upload('a ride');
    await lab.jobs.idle();
    const path = `/api/rides/${(await lab.ledger.uploads.get(id))?.rideIds[0]}`;
    expect((await owner(path, { method: 'DELETE' })).status).toBe(204);
    for (const gone of [path, `${path}/original`, `${path}/streams`, `${path}/power-curve`]) {
      expect((await owner(gone)).status).toBe(404);
    }
    expect(await (await owner('/api/rides')).json()).toMatchObject({ rides: [] });
    expect(await all(lab.originals.list())).toEqual([]);
    // its worker may have it already
    expect(['queued', 'running']).toContain((await upload('a ride')).state);
  });
});

describe('an open stream', () => {
  it('ends with the session that opened it', async () => {
    const somebody = await lab.as({});
    const answer = await somebody.ask('/api/events');
    const reading = all(told(answer));
    await lab.tables.deleteFrom('session').where('personId', '=', somebody.personId).execute();
    await upload('by somebody else');
    expect(await reading).toEqual([]);
  });

  it('ends with the account that opened it', async () => {
    const somebody = await lab.as({});
    const reading = all(told(await somebody.ask('/api/events')));
    await lab.disable(somebody);
    await upload('by somebody else');
    expect(await reading).toEqual([]);
  });

  it('tells a coach of what he uploaded for a rider, until the rider withdraws', async () => {
    const [coach, rider] = [await lab.as({ role: 'coach' }), await lab.as({})];
    await lab.group({ coaches: [coach], riders: [rider] });
    const said = { purpose: 'coach', subject: coach.personId, mayUpload: true } as const;
    const consentId = await lab.agree(rider, { ...said, fields: ['summary'] });
    const answer = await coach.ask('/api/events');
    const send = async (body: string): Promise<Upload> => {
      const path = `/api/uploads?rider=${rider.riderId}`;
      const sent = await coach.ask(path, { method: 'POST', body });
      return ((await sent.json()) as { uploads: [Upload] }).uploads[0];
    };
    const first = await send('with leave');
    await lab.jobs.idle();
    const stream = told(answer);
    expect((await stream.next()).value).toMatchObject({ id: first.id });
    await lab.withdraw(consentId);
    const path = `/api/uploads/${first.id}`;
    expect((await coach.ask(path)).status).toBe(404);
    expect((await coach.ask(`${path}/events`)).status).toBe(404);
    await rider.ask('/api/uploads', { method: 'POST', body: 'by the rider' });
    await lab.jobs.idle();
    lab.stopping.abort();
    expect((await all(stream)).filter(({ id }) => id !== first.id)).toEqual([]);
  });
});
