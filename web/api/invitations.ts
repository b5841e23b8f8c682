import type { InferRequestType, InferResponseType } from 'hono/client';
import { client, read, until } from './client.ts';

export type MadeInvitation = InferResponseType<typeof client.invitations.$post, 201>;
export type Invitation = MadeInvitation['invitation'];
export type NewInvitation = InferRequestType<typeof client.invitations.$post>['json'];

export const invitationsApi = {
  /** Into a group; null: into the service, for admins. */
  open: (groupId: string | null, signal?: AbortSignal) =>
    read(
      client.invitations.$get({ query: groupId === null ? {} : { group: groupId } }, until(signal)),
    ),
  invite: (json: NewInvitation) => read(client.invitations.$post({ json })),
  revoke: (id: string) => client.invitations[':id'].$delete({ param: { id } }),
};
