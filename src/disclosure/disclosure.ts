import { LabError } from '../core/errors.ts';
import { FIELD_GROUPS, type FieldGroup } from '../core/field-groups.ts';
import type { Purpose } from '../core/purposes.ts';
import type { OwnRider, SharedRider, SightFacts } from '../ledger/sight-facts.ts';
import type { Readable } from '../warehouse/source.ts';
import { effective } from './age.ts';

/**
 * Who may see what. This is the one place that decides, per request and on the object itself. What
 * concerns a rider goes through `Sight` and `disclose`; acts without an object through `allow`. A
 * role by itself shows nobody's rides: those are one's own, or shared by their rider.
 */
export const ROLES = ['admin', 'coach', 'rider', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

/** What an API token may be good for; a signed-in browser is good for everything. */
export const SCOPES = ['read', 'upload', 'edit'] as const;
export type Scope = (typeof SCOPES)[number];

/** The person behind a request; null is anyone on the network. */
export type Viewer = {
  personId: string;
  role: Role;
  /** The person's own rider profile. */
  riderId: string | null;
  scopes: readonly Scope[] | 'all';
} | null;

/** Who may do it, and the scope that a token needs for it; null: no token may, whatever its scopes. */
interface Grant {
  roles: readonly Role[];
  scope: Scope | null;
}

const ACTS = {
  /** Things of riders; which of them, `Sight` says. */
  read: { roles: ROLES, scope: 'read' },
  change: { roles: ROLES, scope: 'edit' },
  upload: { roles: ROLES, scope: 'upload' },
  /** One's own account, consents, zones, profile. */
  account: { roles: ROLES, scope: null },
  /** Groups that one belongs to. */
  groups: { roles: ROLES, scope: null },
  'groups.create': { roles: ['admin', 'coach'], scope: null },
  invite: { roles: ['admin', 'coach'], scope: null },
  inbox: { roles: ['coach'], scope: null },
  people: { roles: ['admin'], scope: null },
  audit: { roles: ['admin'], scope: null },
  jobs: { roles: ['admin'], scope: null },
  storage: { roles: ['admin'], scope: null },
  packs: { roles: ['admin'], scope: null },
} as const satisfies Record<string, Grant>;

export type Act = keyof typeof ACTS;

/** @throws LabError unauthenticated, forbidden */
export function allow(viewer: Viewer, act: Act): asserts viewer is NonNullable<Viewer> {
  if (viewer === null) throw new LabError('unauthenticated', 'Sign in first.');
  const { roles, scope }: Grant = ACTS[act];
  if (!roles.includes(viewer.role)) {
    throw new LabError('forbidden', 'Your account may not do this.');
  }
  if (viewer.scopes !== 'all' && (scope === null || !viewer.scopes.includes(scope))) {
    throw new LabError('forbidden', 'This token may not do this.');
  }
}

/**
 * Coaches invite into the groups they coach, admins into the service and into every group.
 * `standing` of the viewer: null for the service itself, undefined where there is no such group.
 */
export function mayInvite(
  viewer: NonNullable<Viewer>,
  standing: string | null | undefined,
): boolean {
  return standing === 'coach' || (standing !== undefined && viewer.role === 'admin');
}

/** Who may hand out the link by which a child's guardian agrees. */
export function mayAskGuardian(viewer: NonNullable<Viewer>, coachesChild: boolean): boolean {
  return coachesChild || viewer.role === 'admin';
}

/** What a viewer may see of a rider, and do for them. */
export interface Access {
  fields: ReadonlySet<FieldGroup>;
  /** visible: everything as if what lies in the rider's privacy zones had not been recorded. */
  view: 'whole' | 'visible';
  /** Edit and remove; the file's own words. The rider alone. */
  change: boolean;
  /** Nothing is kept from the viewer, so that the file itself may be handed out. */
  original: boolean;
  upload: boolean;
  /** New files of the rider may be kept. */
  mayStore: boolean;
}

/** Everything that a viewer may see at one moment. Ask anew for the next request or event. */
export interface Sight {
  viewer: Viewer;
  /** Null: to this viewer the rider does not exist. */
  of(riderId: string): Access | null;
  /** The riders of whom all these field groups may be read, for questions to the warehouse. */
  readable(...fields: FieldGroup[]): Readable;
  /** Riders of whom anything may be read or done. */
  riderIds(): string[];
}

/** `now` in seconds since 1970 UTC. At most two questions to the ledger, none for strangers. */
export async function sightOf(viewer: Viewer, facts: SightFacts, now: number): Promise<Sight> {
  if (viewer === null) return sight(viewer, new Map());
  const [own, shared] = await Promise.all([
    facts.ownRider(viewer.personId),
    facts.sharedRiders(viewer.personId),
  ]);
  const accesses = new Map<string, Access>();
  for (const fact of shared) {
    const access = sharedAccess(viewer, fact, now);
    if (access) accesses.set(fact.riderId, joined(accesses.get(fact.riderId), access));
  }
  if (own) accesses.set(own.riderId, ownAccess(own, now));
  return sight(viewer, accesses);
}

function sight(viewer: Viewer, accesses: ReadonlyMap<string, Access>): Sight {
  return {
    viewer,
    of: (riderId) => accesses.get(riderId) ?? null,
    readable(...fields) {
      const readable = { whole: [] as string[], visible: [] as string[] };
      for (const [riderId, access] of accesses) {
        const needed: FieldGroup[] = ['summary', ...fields];
        if (needed.every((field) => access.fields.has(field))) readable[access.view].push(riderId);
      }
      return readable;
    },
    riderIds: () => [...accesses.keys()],
  };
}

const EVERY_FIELD: ReadonlySet<FieldGroup> = new Set(FIELD_GROUPS);

function ownAccess({ analysis, birthMonth }: OwnRider, now: number): Access {
  return {
    fields: EVERY_FIELD,
    view: 'whole',
    change: true,
    original: true,
    upload: true,
    mayStore: analysis !== null && holds('analysis', analysis, birthMonth, now),
  };
}

function sharedAccess(
  viewer: NonNullable<Viewer>,
  fact: SharedRider,
  now: number,
): Access | undefined {
  const { purpose, birthMonth } = fact;
  const asCoach = purpose === 'coach';
  if (asCoach && viewer.role !== 'coach') return undefined;
  if (!holds('analysis', fact.analysis, birthMonth, now)) return undefined;
  if (!holds(purpose, fact, birthMonth, now)) return undefined;
  const given = fact.fields.split(',');
  const fields = new Set(FIELD_GROUPS.filter((field) => given.includes(field)));
  return {
    fields,
    view: asCoach && fields.has('position') ? 'whole' : 'visible',
    change: false,
    original: asCoach && fields.size === FIELD_GROUPS.length,
    upload: asCoach && fact.mayUpload,
    mayStore: true,
  };
}

/** Who is let in for several reasons may do what any of them allows. */
function joined(one: Access | undefined, other: Access): Access {
  if (!one) return other;
  const fields = new Set([...one.fields, ...other.fields]);
  const view = one.view === 'whole' ? 'whole' : other.view;
  return {
    fields,
    view,
    change: one.change || other.change,
    original: view === 'whole' && fields.size === FIELD_GROUPS.length,
    upload: one.upload || other.upload,
    mayStore: one.mayStore || other.mayStore,
  };
}

function holds(
  purpose: Purpose,
  { givenAt, guardianAt }: { givenAt: number; guardianAt: number | null },
  birthMonth: string | null,
  now: number,
): boolean {
  return effective({ purpose, givenAt, guardianAt, withdrawnAt: null }, birthMonth, now);
}

/** To something that was disclosed. */
export function accessTo(sight: Sight, { riderId }: OfRider): Access {
  const access = sight.of(riderId);
  if (access === null) throw nothing();
  return access;
}

/** The one answer for what does not exist and what does not exist for this viewer. */
export function nothing(): LabError {
  return new LabError('not-found', 'There is nothing here, or nothing that you may see.');
}

/** A thing of a rider: a ride, an upload, the profile itself. */
export interface OfRider {
  riderId: string;
  /** Whoever sent it follows what becomes of it, for as long as they may upload for the rider. */
  uploadedBy?: string;
}

export type Action = 'read' | 'original' | 'change' | 'upload' | 'follow';

const PERMITS: Record<Action, (access: Access, found: OfRider, personId: string) => boolean> = {
  read: ({ fields }) => fields.has('summary'),
  original: ({ original }) => original,
  change: ({ change }) => change,
  upload: ({ upload }) => upload,
  follow: ({ change, upload }, { uploadedBy }, personId) =>
    change || (upload && uploadedBy === personId),
};

/** Whether the viewer may do this with it. For lists and streams; `disclose` is for one object. */
export function may(sight: Sight, action: Action, found: OfRider): boolean {
  const { viewer } = sight;
  const access = sight.of(found.riderId);
  return viewer !== null && access !== null && PERMITS[action](access, found, viewer.personId);
}

/**
 * The object where the viewer may do this with it. An unknown id (`undefined`) and a foreign one
 * fail with the same `not-found`, word for word.
 * @throws LabError unauthenticated, forbidden (a token without the scope), not-found
 */
export function disclose<T extends OfRider>(
  sight: Sight,
  action: Action,
  found: T | null | undefined,
): T {
  allow(sight.viewer, action === 'change' || action === 'upload' ? action : 'read');
  if (found != null && may(sight, action, found)) return found;
  throw nothing();
}
