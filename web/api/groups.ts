import type { InferRequestType, InferResponseType } from 'hono/client';
import type { createGuardianLinks } from '../../src/api/consents/guardian-links.ts';
import type { createGroups } from '../../src/api/groups/groups.ts';
import { connect, read, until } from './client.ts';

const { groups } = connect<typeof createGroups>();
const guardianLinks = connect<typeof createGuardianLinks>()['guardian-links'];
const one = groups[':id'];
const member = one.members[':personId'];

export type GroupSummary = InferResponseType<typeof groups.$get, 200>['groups'][number];
export type GroupFacts = InferRequestType<typeof groups.$post>['json'];
export type Group = InferResponseType<typeof one.$get, 200>;
export type Member = Group['members'][number];
export type Capacity = Member['capacity'];

export const GROUP_KINDS = ['training', 'club', 'school'] as const satisfies GroupFacts['kind'][];

export const groupsApi = {
  groups: (signal?: AbortSignal) => read(groups.$get({}, until(signal))),
  group: (id: string, signal?: AbortSignal) => read(one.$get({ param: { id } }, until(signal))),
  create: (json: GroupFacts) => read(groups.$post({ json })),
  edit: (id: string, json: GroupFacts) => read(one.$patch({ param: { id }, json })),
  remove: (id: string) => one.$delete({ param: { id } }),
  changeMember: (id: string, personId: string, capacity: Capacity) =>
    read(member.$patch({ param: { id, personId }, json: { capacity } })),
  /** Removes somebody; or, given oneself, leaves. */
  removeMember: (id: string, personId: string) => member.$delete({ param: { id, personId } }),
  guardianLink: (riderId: string) => read(guardianLinks.$post({ json: { riderId } })),
};
