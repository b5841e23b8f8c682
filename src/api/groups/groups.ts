import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ageBand } from '../../core/age.ts';
import { LabError } from '../../core/errors.ts';
import { allow, nothing, type Sight } from '../../disclosure/disclosure.ts';
import { discloseGroup } from '../../disclosure/group-access.ts';
import type { Group as LedgerGroup, Member as LedgerMember } from '../../ledger/groups.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { isoTime, jsonBody } from '../account/schemas.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { given, Id, NOTHING_SAID, saysSomething } from '../schemas.ts';
import { Capacity, Group, GroupFacts, GroupWithMembers, type Member } from './schemas.ts';

const groupContent = { 'application/json': { schema: GroupWithMembers } };
const params = z.object({ id: Id });
const memberParams = z.object({ id: Id, personId: Id });

/** Clubs, schools and training groups: who is together with whom. Nobody sees a group from outside. */
export function createGroups(parts: { ledger: Ledger; now: () => number }) {
  const { ledger } = parts;
  const { groups } = ledger;

  /** The group as its member sees it. @throws LabError unauthenticated, forbidden, not-found */
  async function open(sight: Sight, id: string, action: 'read' | 'manage'): Promise<LedgerGroup> {
    allow(sight.viewer, 'groups');
    return discloseGroup(action, await groups.ofMember(id, sight.viewer.personId));
  }

  async function page(sight: Sight, group: LedgerGroup): Promise<z.infer<typeof GroupWithMembers>> {
    const members = await groups.members(group.id);
    const asCoach = group.capacity === 'coach';
    return {
      ...group,
      members: members.map((member) => shownMember(member, sight, { asCoach, now: parts.now() })),
    };
  }

  const note = (actor: string, action: string, subject: string) =>
    ledger.audit.record({ actor, action, subject });

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Groups'],
        path: '/groups',
        summary: 'The groups that you belong to',
        responses: {
          200: {
            description: 'By name.',
            content: { 'application/json': { schema: z.object({ groups: z.array(Group) }) } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'groups');
        return c.json({ groups: await groups.ofPerson(viewer.personId) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Groups'],
        path: '/groups',
        summary: 'Found a group; you are its first coach',
        request: { body: jsonBody(GroupFacts) },
        responses: {
          201: {
            description: 'The new group.',
            content: { 'application/json': { schema: Group } },
          },
          ...problems(400, 401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'groups.create');
        const group = await groups.create(c.req.valid('json'), viewer.personId);
        await note(viewer.personId, 'group.create', group.id);
        return c.json(group, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Groups'],
        path: '/groups/{id}',
        summary: 'A group and its members',
        request: { params },
        responses: {
          200: { description: 'Coaches first, then by name.', content: groupContent },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        const group = await open(sight, c.req.valid('param').id, 'read');
        return c.json(await page(sight, group), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Groups'],
        path: '/groups/{id}',
        summary: 'Rename a group or say what it is; its coaches may',
        request: {
          params,
          body: jsonBody(GroupFacts.partial().refine(saysSomething, NOTHING_SAID)),
        },
        responses: {
          200: { description: 'The group now.', content: groupContent },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        const group = await open(sight, c.req.valid('param').id, 'manage');
        const change = given(c.req.valid('json'));
        await groups.edit(group.id, change);
        return c.json(await page(sight, { ...group, ...change }), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Groups'],
        path: '/groups/{id}',
        summary: 'Delete a group; its coaches may. What was shared because of it ends at once',
        request: { params },
        responses: { 204: { description: 'Gone.' }, ...problems(400, 401, 403, 404) },
      }),
      async (c) => {
        const sight = await c.var.sight();
        const { id } = await open(sight, c.req.valid('param').id, 'manage');
        await groups.remove(id);
        await note(sight.viewer?.personId ?? '', 'group.delete', id);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Groups'],
        path: '/groups/{id}/members/{personId}',
        summary: 'Make a member a coach of the group or one of its riders; its coaches may',
        request: {
          params: memberParams,
          body: jsonBody(z.strictObject({ capacity: Capacity })),
        },
        responses: {
          200: { description: 'The group now.', content: groupContent },
          ...problems(400, 401, 403, 404, 409),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        const { id, personId } = c.req.valid('param');
        const { capacity } = c.req.valid('json');
        await open(sight, id, 'manage');
        const member = (await groups.members(id)).find((one) => one.personId === personId);
        if (!member) throw nothing();
        if (capacity === 'coach' && !['coach', 'admin'].includes(member.role)) {
          throw new LabError(
            'conflict',
            'Only the account of a coach or an admin can coach a group.',
          );
        }
        await groups.changeCapacity(id, personId, capacity);
        await note(sight.viewer?.personId ?? '', `group.member.${capacity}`, personId);
        const now = await c.var.sightNow();
        return c.json(await page(now, await open(now, id, 'read')), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Groups'],
        path: '/groups/{id}/members/{personId}',
        summary: 'Leave a group, or remove a member as its coach; what was shared ends at once',
        request: { params: memberParams },
        responses: { 204: { description: 'Gone.' }, ...problems(400, 401, 403, 404, 409) },
      }),
      async (c) => {
        const sight = await c.var.sight();
        const { id, personId } = c.req.valid('param');
        const leaves = sight.viewer?.personId === personId;
        await open(sight, id, leaves ? 'read' : 'manage');
        if (!(await groups.leave(id, personId))) throw nothing();
        const action = leaves ? 'group.leave' : 'group.member.remove';
        await note(sight.viewer?.personId ?? '', action, personId);
        return c.body(null, 204);
      },
    );
}

/** `now` in milliseconds. A rider's id is for those who may use it: what they share, or a coach. */
function shownMember(
  member: LedgerMember,
  sight: Sight,
  { asCoach, now }: { asCoach: boolean; now: number },
): z.infer<typeof Member> {
  const { personId, name, capacity, joinedAt, riderId, birthMonth } = member;
  const access = riderId === null ? null : sight.of(riderId);
  return {
    personId,
    name,
    capacity,
    since: isoTime(joinedAt),
    riderId: access || asCoach ? riderId : null,
    shared: access ? [...access.fields] : [],
    mayUpload: access?.upload ?? false,
    needsGuardian: asCoach && ageBand(birthMonth, now / 1000) === 'child',
  };
}
