import type { Service } from '../src/server.ts';
import {
  ADMIN,
  ANALYST,
  CAST,
  type Character,
  COACH,
  emailOf,
  GROUPS,
  type Wishes,
} from './cast.ts';
import type { Profile } from './riders.ts';
import { type Call, Refusal, visitor } from './visitor.ts';

export interface Settled {
  coach: Call;
  /** By name. */
  riders: Map<string, Call>;
}

/**
 * Brings the people of the demo in as real ones come: the admin by the set-up link, everybody else
 * by an invitation, each with a consent of their own making. What is there already is left alone, so
 * that it can be broken off and done again.
 */
export async function settle({ url, setupLink }: Service, password: string): Promise<Settled> {
  const isNew = setupLink !== null;
  const enter = (who: Character, invited: () => Promise<Linked>) =>
    signInOrAccept(visitor(url), { ...who, password, isNew }, invited);
  const invite = async (host: Call, invitation: object) => {
    const { link } = await host<Linked>('POST', '/api/invitations', invitation);
    return { link };
  };

  const admin = visitor(url);
  await signInOrSetUp(admin, { ...ADMIN, password, isNew }, setupLink);
  const [coach] = await Promise.all(
    [COACH, ANALYST].map(({ role, name, ...who }) =>
      enter({ role, name, ...who }, () => invite(admin, { role, name })),
    ),
  );
  if (!coach) throw new Error('The demo has no coach.');
  await agree(coach, coach, { wishes: ALONE, groupId: undefined });
  const groups = await foundGroups(coach);
  const riders = new Map<string, Call>();
  for (const { profile, wishes } of CAST) {
    const { name } = profile;
    const groupId = groups.get(wishes.group);
    const rider = await enter({ name, age: wishes.age, role: 'rider' }, () =>
      invite(coach, { role: 'rider', groupId, capacity: 'rider', name }),
    );
    await agree(rider, coach, { wishes, groupId });
    if (wishes.age < 15) await askGuardian(visitor(url), rider, coach);
    await describeThemselves(rider, profile, wishes);
    riders.set(name, rider);
  }
  return { coach, riders };
}

interface Linked {
  link: string;
}

/** `isNew`: nobody can be there yet. */
type Newcomer = Character & { password: string; isNew: boolean };

function accountOf({ name, age, password }: Newcomer) {
  const birthMonth = `${new Date().getFullYear() - age}-01`;
  return { name, email: emailOf(name), password, birthMonth, language: 'fr' };
}

async function signInOrSetUp(call: Call, who: Newcomer, setupLink: string | null): Promise<void> {
  if (setupLink === null) return signIn(call, who);
  await call('POST', '/api/setup', { ...accountOf(who), token: tokenOf(setupLink) });
}

async function signIn(call: Call, { name, password }: Newcomer): Promise<void> {
  await call('POST', '/api/session', { email: emailOf(name), password });
}

async function signInOrAccept(
  call: Call,
  who: Newcomer,
  invited: () => Promise<Linked>,
): Promise<Call> {
  if (who.isNew || !(await isIn(call, who))) {
    const token = tokenOf((await invited()).link);
    await call('POST', '/api/invitation/accept', { token, account: accountOf(who) });
  }
  return call;
}

async function isIn(call: Call, who: Newcomer): Promise<boolean> {
  try {
    await signIn(call, who);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return false;
    throw error;
  }
}

function tokenOf(link: string): string | null {
  return new URL(link).searchParams.get('token');
}

async function foundGroups(coach: Call): Promise<Map<string, string>> {
  interface Group {
    id: string;
    name: string;
  }
  const { groups } = await coach<{ groups: Group[] }>('GET', '/api/groups');
  const found = new Map<string, string>();
  for (const [key, facts] of Object.entries(GROUPS)) {
    const known = groups.find(({ name }) => name === facts.name);
    const { id } = known ?? (await coach<Group>('POST', '/api/groups', facts));
    found.set(key, id);
  }
  return found;
}

type Sharing = Pick<Wishes, 'coach' | 'coachMayUpload' | 'members' | 'also'>;

/** Keeps the own rides and shows them to nobody. */
const ALONE: Sharing = { coach: null, coachMayUpload: false, members: null, also: [] };

async function agree(
  rider: Call,
  coach: Call,
  { wishes, groupId }: { wishes: Sharing; groupId: string | undefined },
): Promise<void> {
  interface Consents {
    textVersion: string;
    history: unknown[];
  }
  const { textVersion, history } = await rider<Consents>('GET', '/api/consents');
  if (history.length > 0) return;
  const say = (consent: object) => rider('PUT', '/api/consents', { ...consent, textVersion });
  await say({ purpose: 'analysis' });
  if (wishes.coach) {
    const { person } = await coach<{ person: { id: string } }>('GET', '/api/me');
    const { coach: fields, coachMayUpload: mayUpload } = wishes;
    await say({ purpose: 'coach', subject: person.id, fields, mayUpload });
  }
  if (wishes.members) await say({ purpose: 'group', subject: groupId, fields: wishes.members });
  for (const purpose of wishes.also) await say({ purpose });
}

/** The coach hands the guardian a link, and the guardian agrees to everything the child asks for. */
async function askGuardian(guardian: Call, rider: Call, coach: Call): Promise<void> {
  interface Me {
    person: { riderId: string };
  }
  const { person } = await rider<Me>('GET', '/api/me');
  const { link } = await coach<Linked>('POST', '/api/guardian-links', { riderId: person.riderId });
  const token = tokenOf(link);
  interface Asked {
    consents: { id: string; guardianAt: string | null }[];
  }
  const { consents } = await guardian<Asked>('POST', '/api/guardian', { token });
  const open = consents.filter(({ guardianAt }) => guardianAt === null).map(({ id }) => id);
  if (open.length === 0) return;
  const answer = { token, name: 'Michel Estève', consents: open };
  await guardian('POST', '/api/guardian/confirm', answer);
}

/** J/kg, about the median of adults (GoldenCheetah OpenData). */
const W_PRIME_PER_KILOGRAM = 240;

/** Everybody got stronger in July; the season is ridden with what they have since. */
async function describeThemselves(rider: Call, profile: Profile, wishes: Wishes): Promise<void> {
  const { threshold, weight, maximumHeartRate, restHeartRate } = profile;
  const values = [
    { kind: 'threshold', validFrom: null, value: Math.round(0.94 * threshold) },
    { kind: 'threshold', validFrom: '2026-07-01', value: threshold },
    { kind: 'weight', validFrom: null, value: weight },
    { kind: 'maximumHeartRate', validFrom: null, value: maximumHeartRate },
    { kind: 'thresholdHeartRate', validFrom: null, value: Math.round(0.9 * maximumHeartRate) },
    { kind: 'restHeartRate', validFrom: null, value: restHeartRate },
    ...(profile.power
      ? [{ kind: 'wPrime', validFrom: null, value: W_PRIME_PER_KILOGRAM * weight }]
      : []),
  ];
  if (wishes.sex) await rider('PATCH', '/api/me', { sex: wishes.sex });
  const said = await rider<{ values: unknown[] }>('GET', '/api/profile');
  if (said.values.length < values.length) await sayAll(rider, '/api/profile', values);
  const { zones } = await rider<{ zones: unknown[] }>('GET', '/api/zones');
  if (zones.length === 0) await sayAll(rider, '/api/zones', wishes.zones);
}

/** What was said before a break is not said again. */
async function sayAll(rider: Call, path: string, things: readonly object[]): Promise<void> {
  for (const thing of things) {
    await rider('POST', path, thing).catch((error) => {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
    });
  }
}
