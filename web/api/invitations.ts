import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createInvitations } from '../../src/api/account/invitations.ts';
import { connect, read, until } from './client.ts';

const { invitations } = connect<typeof createInvitations>();

export type MadeInvitation = InferResponseType<typeof invitations.$post, 201>;
export type Invitation = MadeInvitation['invitation'];
export type NewInvitation = InferRequestType<typeof invitations.$post>['json'];

export const invitationsApi = {
  /** Into a group; null: into the service, for admins. */
  open: (groupId: string | null, signal?: AbortSignal) =>
    read(invitations.$get({ query: groupId === null ? {} : { group: groupId } }, until(signal))),
  invite: (json: NewInvitation) => read(invitations.$post({ json })),
  revoke: (id: string) => invitations[':id'].$delete({ param: { id } }),
};
