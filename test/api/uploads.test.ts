import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Upload } from '../../src/api/uploads.ts';
import { type Lab, openLab, signUp } from './lab.ts';

const LIMIT = 1 << 20;

let lab: Lab;
let owner: Awaited<ReturnType<typeof signUp>>;
beforeEach(async () => {
  lab = await openLab({ maxUploadBytes: LIMIT });
  owner = await signUp(lab);
});
afterEach(() => lab.close());

const send = (content: BodyInit, query = '') =>
  owner(`/api/uploads?${query}`, {
    method: 'POST',
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
const sendForm = (files: Record<string, string>) => {
  const form = new FormData();
  for (const [name, content] of Object.entries(files))
    form.append('file', new File([content], name));
  return owner('/api/uploads', { method: 'POST', body: form });
};
const uploadsOf = async (answer: Response) =>
  ((await answer.json()) as { uploads: Upload[] }).uploads;
const stored = async () =>
  (await readdir(join(lab.folder, 'originals'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

describe('an upload', () => {
  it('is kept, queued and answered with 202', async () => {
    const answer = await send('some bytes', 'filename=morning.fit');
    expect(answer.status).toBe(202);
    const [upload] = await uploadsOf(answer);
    expect(upload).toMatchObject({
      filename: 'morning.fit',
      size: 10,
      kind: 'file',
      state: 'queued',
      progress: 0,
      duplicateOf: null,
      rideIds: [],
      error: null,
      entries: null,
    });
    const again = await owner(`/api/uploads/${upload?.id}`);
    expect(await again.json()).toEqual(upload);
    expect(await stored()).toHaveLength(1);
    expect(await lab.ledger.jobs.counts()).toMatchObject({ queued: 1 });
  });

  it('may be many files in one form', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.gpx`, `<${i}>`]));
    const uploads = await uploadsOf(await sendForm(files));
    expect(uploads.map(({ filename }) => filename)).toEqual(Object.keys(files));
    expect(await stored()).toHaveLength(30);
    const list = await uploadsOf(await owner('/api/uploads?limit=10'));
    expect(list).toHaveLength(10);
  });

  it('of the same bytes twenty times at once is one original, one job, nineteen duplicates', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => send('the same bytes', `filename=${i}.fit`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const uploads = (await Promise.all(answers.map(uploadsOf))).flat();
    const [first, ...others] = uploads.filter(({ state }) => state === 'queued');
    expect(others).toEqual([]);
    const duplicates = uploads.filter(({ duplicateOf }) => duplicateOf === first?.id);
    expect(duplicates).toHaveLength(19);
    expect(await stored()).toHaveLength(1);
    expect(await lab.ledger.jobs.counts()).toMatchObject({ queued: 1 });
  });

  it('has a name that is only shown', async () => {
    const names = [
      ['../../../etc/passwd', 'passwd'],
      ['..\\..\\windows\\system32', 'system32'],
      ['a\u0000b\u001b[31m\u202efit.exe', 'ab[31mfit.exe'],
      ['=HYPERLINK("x")', '=HYPERLINK("x")'],
      ['', 'file'],
      ['x'.repeat(900), 'x'.repeat(255)],
    ];
    for (const [name = '', shown] of names) {
      const [upload] = await uploadsOf(await send('bytes', `filename=${encodeURIComponent(name)}`));
      expect(upload?.filename).toBe(shown);
    }
    const files = await readdir(lab.folder, { recursive: true });
    expect(files.filter((one) => /passwd|system32|fit\.exe/.test(one))).toEqual([]);
  });

  it('is told to be an archive by its first bytes, whatever its name', async () => {
    const [zip] = await uploadsOf(await send('PK\u0003\u0004 and so on', 'filename=ride.fit'));
    expect(zip?.kind).toBe('archive');
    const [file] = await uploadsOf(await send('<gpx>', 'filename=rides.zip'));
    expect(file?.kind).toBe('file');
  });
});

describe('an upload is refused', () => {
  it('when it is larger than the limit, and nothing is kept of it', async () => {
    const answer = await send(new Uint8Array(LIMIT + 1));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large' });
    expect(await stored()).toEqual([]);
    expect((await send(new Uint8Array(LIMIT))).status).toBe(202);
  });

  it('as soon as it says that it will be, before a byte is read', async () => {
    const body = new ReadableStream({
      pull() {
        throw new Error('the body was read');
      },
    });
    const answer = await owner('/api/uploads', {
      method: 'POST',
      body,
      headers: { 'content-length': String(LIMIT + 1) },
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('when its form holds no file, and when its form is broken', async () => {
    expect((await sendForm({})).status).toBe(400);
    const broken = await owner('/api/uploads', {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(broken.status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  it('for a rider that does not exist, or that somebody else is', async () => {
    expect((await send('bytes', 'rider=nobody')).status).toBe(404);
    const another = await lab.as({ name: 'Rémi' });
    expect((await send('bytes', `rider=${another.riderId}`)).status).toBe(404);
  });
});

describe('a file too large among others in a form', () => {
  it('ends the upload there; what came before is safe and sending all again does no harm', async () => {
    const answer = await sendForm({ a: 'first', b: 'x'.repeat(LIMIT + 1), c: 'third' });
    expect(answer.status).toBe(413);
    expect((await uploadsOf(await owner('/api/uploads'))).map(({ filename }) => filename)).toEqual([
      'a',
    ]);
    const uploads = await uploadsOf(await sendForm({ a: 'first', c: 'third' }));
    expect(uploads.map(({ state }) => state)).toEqual(['duplicate', 'queued']);
  });
});
