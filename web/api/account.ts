import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createInvitation } from '../../src/api/account/invitation.ts';
import type { createMyDetails } from '../../src/api/account/me.ts';
import type { createPassword, createPasswordReset } from '../../src/api/account/password.ts';
import type { createSession, createSessions } from '../../src/api/account/session.ts';
import type { createSetup } from '../../src/api/account/setup.ts';
import type { createTokens } from '../../src/api/account/tokens.ts';
import type { createTwoFactor } from '../../src/api/account/two-factor.ts';
import { connect, read, until } from './client.ts';

const { setup } = connect<typeof createSetup>();
const { session } = connect<typeof createSession>();
const { 'password-reset': passwordReset } = connect<typeof createPasswordReset>();
const { invitation } = connect<typeof createInvitation>();
const { me } = connect<typeof createMyDetails>();
const { password } = connect<typeof createPassword>();
const { 'two-factor': twoFactor } = connect<typeof createTwoFactor>();
const { sessions } = connect<typeof createSessions>();
const { tokens } = connect<typeof createTokens>();

export type NewAccount = NonNullable<
  InferRequestType<typeof invitation.accept.$post>['json']['account']
>;
export type Invitation = InferResponseType<typeof invitation.$post, 200>;
export type SessionOfMine = InferResponseType<typeof sessions.$get, 200>['sessions'][number];
export type Token = InferResponseType<typeof tokens.$get, 200>['tokens'][number];
export type NewToken = InferRequestType<typeof tokens.$post>['json'];
export type Scope = NewToken['scopes'][number];

/** Coming in and one's own account. Every call throws ApiError. */
export const account = {
  setUp: (json: InferRequestType<typeof setup.$post>['json']) => read(setup.$post({ json })),
  signIn: (json: InferRequestType<typeof session.$post>['json']) => read(session.$post({ json })),
  askForPasswordLink: (email: string) => passwordReset.$post({ json: { email } }),
  redeemPasswordLink: (json: { token: string; password: string }) =>
    passwordReset.redeem.$post({ json }),

  invitation: (token: string) => read(invitation.$post({ json: { token } })),
  acceptInvitation: (json: { token: string; account?: NewAccount }) =>
    read(invitation.accept.$post({ json })),

  edit: (json: InferRequestType<typeof me.$patch>['json']) => read(me.$patch({ json })),
  changePassword: (json: { current: string; next: string }) => password.$post({ json }),

  beginTwoFactor: () => read(twoFactor.$post()),
  confirmTwoFactor: (code: string) => read(twoFactor.$put({ json: { code } })),
  endTwoFactor: (confirmation: string) => twoFactor.$delete({ json: { password: confirmation } }),

  sessions: (signal?: AbortSignal) => read(sessions.$get({}, until(signal))),
  endSession: (id: string) => sessions[':id'].$delete({ param: { id } }),

  tokens: (signal?: AbortSignal) => read(tokens.$get({}, until(signal))),
  makeToken: (json: NewToken) => read(tokens.$post({ json })),
  revokeToken: (id: string) => tokens[':id'].$delete({ param: { id } }),
};
