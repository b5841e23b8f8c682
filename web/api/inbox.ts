import type { InferResponseType } from 'hono/client';
import type { createInbox } from '../../src/api/inbox.ts';
import { addressOf, connect, read, until } from './client.ts';

const { inbox } = connect<typeof createInbox>();

export type InboxItem = InferResponseType<typeof inbox.$get, 200>['items'][number];

export const inboxApi = {
  inbox: (signal?: AbortSignal) => read(inbox.$get({}, until(signal))),
  assign: (id: string, riderId: string) =>
    read(inbox[':id'].assign.$post({ param: { id }, json: { riderId } })),
  remove: (id: string) => inbox[':id'].$delete({ param: { id } }),
  sendTo: (filename: string) => addressOf(inbox.$path({ query: { filename } })),
};
