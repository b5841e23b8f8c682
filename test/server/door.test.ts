import { describe, expect, it } from 'vitest';
import { openDoor } from '../../src/server/door.ts';

const ANYWHERE = { host: '127.0.0.1', port: 0 };

describe('the door', () => {
  it('answers who came before there was somebody to answer, and who comes after', async () => {
    const door = await openDoor(ANYWHERE);
    const early = fetch(`${door.url}/early`, { method: 'POST', body: 'what was sent' });
    await expect(Promise.race([early, settledSoon()])).resolves.toBe('still waiting');
    door.answerWith(async (request, response) => {
      const chunks = await request.setEncoding('utf8').toArray();
      response.end(`${request.url} ${chunks.join('')}`);
    });
    expect(await (await early).text()).toBe('/early what was sent');
    expect(await (await fetch(`${door.url}/late`)).text()).toBe('/late ');
    await door.close();
    await expect(fetch(door.url)).rejects.toThrow();
  });

  it('keeps nobody waiting when there will never be an answer', async () => {
    const door = await openDoor(ANYWHERE);
    const early = fetch(door.url);
    await settledSoon();
    await Promise.all([door.close(), expect(early).rejects.toThrow()]);
  });

  it('says so when somebody else has the port', async () => {
    const door = await openDoor(ANYWHERE);
    const port = Number(new URL(door.url).port);
    await expect(openDoor({ ...ANYWHERE, port })).rejects.toMatchObject({ code: 'configuration' });
    await door.close();
  });
});

const settledSoon = (): Promise<string> =>
  new Promise((resolve) => setTimeout(resolve, 50, 'still waiting'));
