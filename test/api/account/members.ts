import { cookieOf, json, type Lab } from '../lab.ts';

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export interface Member {
  ask: Ask;
  id: string;
  email: string;
  password: string;
}

/** Asks with a cookie, as a browser that is signed in. */
export function asking(lab: Lab, cookie: string): Ask {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    return lab.app.request(path, { ...init, headers });
  };
}

export const tokenIn = (link: string): string => new URL(link).searchParams.get('token') ?? '';

/** Somebody whom the owner invited and who made an account with a password of their own. */
export async function invited(lab: Lab, owner: Ask, name: string, role = 'rider'): Promise<Member> {
  const { link } = await (await owner('/api/invitations', json('POST', { role, name }))).json();
  const email = `${name.toLowerCase()}@example.org`;
  const password = `${name} likes hills`;
  const account = { name, email, password, birthMonth: '1990-07', language: 'en' };
  const body = json('POST', { token: tokenIn(link), account });
  const answer = await lab.app.request('/api/invitation/accept', body);
  const { person } = await answer.json();
  return { ask: asking(lab, cookieOf(answer)), id: person.id, email, password };
}

export function signIn(
  lab: Lab,
  who: { email: string; password: string; code?: string },
  headers: Record<string, string> = {},
): Promise<Response> {
  const { email, password, code } = who;
  const init = json('POST', { email, password, ...(code === undefined ? {} : { code }) });
  const request = { ...init, headers: { 'content-type': 'application/json', ...headers } };
  return Promise.resolve(lab.app.request('/api/session', request));
}

/** What the audit says of somebody, newest first. */
export async function auditOf(lab: Lab, actor: string): Promise<string[]> {
  const entries = await lab.ledger.audit.list({ before: null, limit: 200 });
  return entries.filter((entry) => entry.actor === actor).map(({ action }) => action);
}
