import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createConsents } from '../../src/api/consents/consents.ts';
import type { createGuardian } from '../../src/api/consents/guardian.ts';
import type { createGuardianLinks } from '../../src/api/consents/guardian-links.ts';
import { connect, read, until } from './client.ts';

const asked = connect<typeof createConsents>().consents;
const { 'guardian-links': guardianLinks } = connect<typeof createGuardianLinks>();
const { guardian } = connect<typeof createGuardian>();

export type ConsentsAnswer = InferResponseType<typeof asked.$get, 200>;
/** What can be agreed to, about one coach or group where it is about somebody, and what was said. */
export type Question = ConsentsAnswer['purposes'][number];
export type HistoryEntry = ConsentsAnswer['history'][number];
export type NewConsent = InferRequestType<typeof asked.$put>['json'];

export type GuardianAnswer = InferResponseType<typeof guardian.$post, 200>;
export type AskedOfGuardian = GuardianAnswer['consents'][number];

/** What a rider agrees to, and what the guardian of a child does. Every call throws ApiError. */
export const consents = {
  list: (signal?: AbortSignal) => read(asked.$get({}, until(signal))),
  give: (json: NewConsent) => read(asked.$put({ json })),
  withdraw: (id: string) => asked[':id'].$delete({ param: { id } }),
  mailGuardian: (email: string) => guardianLinks.mail.$post({ json: { email } }),

  asGuardian: (token: string) => read(guardian.$post({ json: { token } })),
  confirm: (json: InferRequestType<typeof guardian.confirm.$post>['json']) =>
    read(guardian.confirm.$post({ json })),
  takeBack: (json: InferRequestType<typeof guardian.withdraw.$post>['json']) =>
    read(guardian.withdraw.$post({ json })),
};
