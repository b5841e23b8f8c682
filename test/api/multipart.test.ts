import { describe, expect, it } from 'vitest';
import { bodyOf, filesOf } from '../../src/api/multipart.ts';

const BOUNDARY = 'edge';

const form = (body: BodyInit) =>
  new Request('http://lab/', {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body,
    duplex: 'half',
  } as RequestInit);

const part = (name: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${content}\r\n`;

const files = (request: Request, name: string) =>
  filesOf(bodyOf(request, undefined), request.headers.get('content-type') ?? '', name);

async function read(request: Request): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { filename, body } of files(request, 'raw.fit')) {
    const pieces: Uint8Array[] = [];
    for await (const piece of body) pieces.push(Uint8Array.from(piece));
    found.push([filename, Buffer.concat(pieces).toString()]);
  }
  return found;
}

describe('the files of a request', () => {
  it('are the parts of a form, in order', async () => {
    const data = new FormData();
    data.append('note', 'not a file');
    for (let i = 0; i < 40; i++) data.append('file', new File([`content ${i}`], `${i}.gpx`));
    const found = await read(new Request('http://lab/', { method: 'POST', body: data }));
    expect(found).toEqual(Array.from({ length: 40 }, (_, i) => [`${i}.gpx`, `content ${i}`]));
  });

  it('are the whole body where it is no form', async () => {
    const request = new Request('http://lab/', { method: 'POST', body: 'bytes' });
    expect(await read(request)).toEqual([['raw.fit', 'bytes']]);
  });

  it('keep of a hostile name only its last piece, as text', async () => {
    const body = `${part('../../etc/passwd', 'x')}${part('C:\\\\temp\\\\ride.fit', 'y')}--${BOUNDARY}--`;
    const names = (await read(form(body))).map(([name]) => name);
    expect(names[0]).toBe('passwd');
    expect(names[1]).not.toContain('\\');
  });

  it('may be given up before their end', async () => {
    const body = `${part('a', 'x'.repeat(200_000))}${part('b', 'second')}--${BOUNDARY}--`;
    const names: string[] = [];
    for await (const file of files(form(body), '')) {
      names.push(file.filename);
      if (file.filename === 'a') for await (const _piece of file.body) break;
    }
    expect(names).toEqual(['a', 'b']);
  });
});

describe('a form that is not whole', () => {
  const whole = `${part('a', 'first')}${part('b', 'second')}--${BOUNDARY}--`;

  it.each([[0.3], [0.5], [0.8]])('is refused when it breaks off at %d', async (share) => {
    const cut = whole.slice(0, Math.floor(whole.length * share));
    await expect(read(form(cut))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is refused when the client goes away', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(whole.slice(0, 120)));
        setTimeout(() => controller.error(new Error('connection reset')), 10);
      },
    });
    await expect(read(form(stream))).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is refused without a boundary', async () => {
    const request = new Request('http://lab/', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body: whole,
    });
    await expect(read(request)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('is an empty file without a body that is no form', async () => {
    const request = new Request('http://lab/', { method: 'POST' });
    expect(await read(request)).toEqual([['raw.fit', '']]);
  });
});
