/** Asks the service for something; JSON comes back. @throws Refusal */
export type Call = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** Somebody who speaks to the service as a browser does, with a cookie of their own. */
export function visitor(url: string): Call {
  let cookie = '';
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(url + path, {
      method,
      headers: { cookie, ...(body && !bytes ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: bytes ? (body as BodyInit) : JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Refusal(response.status, `${method} ${path}: ${response.status} ${text}`);
    }
    const set = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    if (set.length > 0) cookie = set.join('; ');
    return (text === '' ? null : JSON.parse(text)) as Answer;
  };
}
