import { CONSENT_TEXT_VERSION } from '../../../src/api/consents/text-version.ts';
import { json, type Lab, type Somebody } from '../lab.ts';

/** Ages at the lab's clock, June 2026. */
export const BORN = { child: '2014-03', teen: '2010-03', adult: '1990-03' };

export interface Page {
  band: string;
  state: string;
  mayStore: boolean;
  textVersion: string;
  purposes: {
    purpose: string;
    subject: { id: string; name: string; via: string } | null;
    open: boolean;
    consent: { id: string; fields: string[]; mayUpload: boolean; effective: boolean } | null;
  }[];
  history: { id: string; purpose: string; withdrawnAt: string | null }[];
}

export interface GuardianPage {
  childName: string;
  confirmed: boolean;
  consents: {
    id: string;
    purpose: string;
    subject: { name: string; via: string } | null;
    asked: boolean;
    guardianAt: string | null;
    effective: boolean;
  }[];
}

export interface Wanted {
  purpose: string;
  subject?: string | null;
  fields?: string[];
  mayUpload?: boolean;
  textVersion?: string;
}

/** The rider asks for it on the page of consents. */
export function agree({ ask }: Pick<Somebody, 'ask'>, wanted: Wanted): Promise<Response> {
  return ask('/api/consents', json('PUT', { textVersion: CONSENT_TEXT_VERSION, ...wanted }));
}

export async function page({ ask }: Pick<Somebody, 'ask'>): Promise<Page> {
  return (await (await ask('/api/consents')).json()) as Page;
}

/** The consent that stands for a purpose, by its id. */
export async function standing(somebody: Somebody, purpose: string): Promise<string> {
  const { purposes } = await page(somebody);
  return purposes.find((one) => one.purpose === purpose && one.consent)?.consent?.id ?? 'none';
}

/** Coach Carla hands over the link; what the guardian does with it. */
export async function guardianOf(lab: Lab, child: Somebody, coach: Somebody) {
  const answer = await coach.ask('/api/guardian-links', json('POST', { riderId: child.riderId }));
  const { link } = (await answer.json()) as { link: string };
  const token = new URL(link).searchParams.get('token') ?? '';
  const send = (path: string, more = {}) => lab.app.request(path, json('POST', { token, ...more }));
  return {
    token,
    look: async () => (await (await send('/api/guardian')).json()) as GuardianPage,
    confirm: (...consents: string[]) => send('/api/guardian/confirm', { name: 'Gerda', consents }),
    withdraw: (...consents: string[]) => send('/api/guardian/withdraw', { consents }),
  };
}
