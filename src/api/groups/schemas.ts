import { z } from '@hono/zod-openapi';
import { FIELD_GROUPS } from '../../core/field-groups.ts';
import { Id, Time } from '../schemas.ts';

export const Capacity = z.enum(['coach', 'rider']);

const facts = {
  name: z.string().trim().min(1).max(100),
  kind: z.enum(['club', 'school', 'training']),
};
export const GroupFacts = z.strictObject(facts);

export const Group = z
  .object({
    id: Id,
    ...facts,
    capacity: Capacity.openapi({ description: 'Your own.' }),
    riders: z.number().int(),
    coaches: z.number().int(),
  })
  .openapi('Group');

export const Member = z
  .object({
    personId: Id,
    name: z.string(),
    capacity: Capacity,
    since: Time,
    riderId: Id.nullable().openapi({ description: 'null: they share nothing with you.' }),
    shared: z.array(z.enum(FIELD_GROUPS)).openapi({ description: 'What you may see of them.' }),
    mayUpload: z.boolean().openapi({ description: 'You may upload files for them.' }),
    needsGuardian: z.boolean().openapi({
      description: 'Told to coaches: under 15, so that a guardian must agree to everything.',
    }),
  })
  .openapi('Member');

export const GroupWithMembers = Group.extend({ members: z.array(Member) }).openapi(
  'GroupWithMembers',
);
