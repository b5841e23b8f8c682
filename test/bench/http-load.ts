import { connect, type Socket } from 'node:net';

/** What is asked, over so many connections that stay open, one request at a time on each. */
export interface Load {
  url: string;
  headers: Readonly<Record<string, string>>;
  connections: number;
  seconds: number;
}

/** One answer, word for word. */
export interface Answer {
  status: number;
  /** In small letters. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
  /** Of all of it. */
  bytes: number;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** Asks once; the answer must tell its length. */
export async function askOnce(load: Pick<Load, 'url' | 'headers'>): Promise<Answer> {
  const socket = connectTo(load.url);
  socket.write(requestOf(load));
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    const answer = answerIn(bytes);
    if (!answer) continue;
    socket.destroy();
    return answer;
  }
  throw new Error(`${load.url} closed the connection`);
}

function answerIn(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const status = Number(first.split(' ')[1]);
  const length = status === 304 ? 0 : Number(headers.get('content-length'));
  const body = bytes.subarray(end + END_OF_HEAD.length);
  if (body.length < length) return undefined;
  return { status, headers, body, bytes: bytes.length };
}

/**
 * How many answers a second come back. All must have the length of the first, which `askOnce` told; so
 * that counting bytes is all that is done here, and the server is what is measured.
 */
export async function answersPerSecond(load: Load, bytesEach: number): Promise<number> {
  const request = Buffer.from(requestOf(load));
  let bytes = 0;
  let over = false;
  const sockets = Array.from({ length: load.connections }, () => connectTo(load.url));
  const ended = sockets.map((socket) => new Promise((resolve) => socket.on('close', resolve)));
  const began = performance.now();
  for (const socket of sockets) {
    let left = bytesEach;
    socket.write(request);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      left -= chunk.length;
      if (left > 0) return;
      if (left < 0) throw new Error(`${load.url}: an answer of another length`);
      left = bytesEach;
      if (over) socket.destroy();
      else socket.write(request);
    });
  }
  await new Promise((resolve) => setTimeout(resolve, load.seconds * 1000));
  const answers = bytes / bytesEach;
  const seconds = (performance.now() - began) / 1000;
  over = true;
  await Promise.all(ended);
  return answers / seconds;
}

function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect({ host: hostname, port: Number(port), noDelay: true });
}

function requestOf({ url, headers }: Pick<Load, 'url' | 'headers'>): string {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
