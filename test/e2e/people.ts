import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { RunningService } from './service.ts';
import { type Visit, visit } from './visit.ts';

const PASSWORD = 'une phrase facile à retenir';

/** An adult, whatever the day the tests run on. */
const BIRTH_MONTH = '1988-05';

/** A browser window of somebody who is signed in, and what they can ask of the API in it. */
export interface Someone extends Visit {
  ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
}

/** The first account of a service: its admin. */
export async function setUp(
  browser: Browser,
  service: RunningService,
  options: BrowserContextOptions = {},
): Promise<Someone> {
  const admin = await stranger(browser, service, options);
  const token = new URL(service.setupLink).searchParams.get('token');
  await admin.ask('POST', '/setup', { token, ...account('Mairie') });
  return admin;
}

interface Invited {
  name: string;
  role: 'coach' | 'rider' | 'analyst' | 'admin';
}

/** A new account by an admin's invitation, in a window of its own. */
export async function join(
  browser: Browser,
  service: RunningService,
  admin: Someone,
  { name, role }: Invited,
): Promise<Someone> {
  const { link } = await admin.ask<{ link: string }>('POST', '/invitations', { role, name });
  return accept(browser, service, { link, name });
}

/** The account that somebody makes with the link they were handed. */
export async function accept(
  browser: Browser,
  service: RunningService,
  { link, name }: { link: string; name: string },
): Promise<Someone> {
  const invited = await stranger(browser, service, {});
  const token = tokenOf(link);
  await invited.ask('POST', '/invitation/accept', { token, account: account(name) });
  return invited;
}

/** Says yes to something that the rider is asked, as the account page does. */
export async function consent(
  who: Someone,
  purpose: string,
  scope: { subject?: string; fields?: string[]; mayUpload?: boolean } = {},
): Promise<void> {
  const { textVersion } = await who.ask<{ textVersion: string }>('GET', '/consents');
  await who.ask('PUT', '/consents', { purpose, textVersion, ...scope });
}

async function stranger(
  browser: Browser,
  service: RunningService,
  options: BrowserContextOptions,
): Promise<Someone> {
  const visited = await visit(browser, service.url, options);
  await visited.page.goto('/favicon.svg');
  return { ...visited, ask: (method, path, body) => ask(visited, method, path, body) };
}

/** From inside the page: with its cookie, and as the same site. */
async function ask<T>({ page }: Visit, method: string, path: string, body?: unknown): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([method, path, body]) => {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`/api${path}`, {
        method: method as string,
        headers: json,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body],
  );
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function account(name: string) {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const email = `${plain.replace(/[^a-z]+/g, '.')}@example.org`;
  return { name, email, password: PASSWORD, birthMonth: BIRTH_MONTH, language: 'fr' };
}

function tokenOf(link: string): string {
  const { searchParams, hash } = new URL(link);
  return searchParams.get('token') ?? hash.replace(/^#(token=)?/, '');
}
