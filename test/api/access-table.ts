/**
 * Who gets through on which route: one line each, read by access-matrix.test.ts. Everything is closed
 * by default: whoever a row does not name must be answered 401 (nobody known asks), or 403 or 404.
 *
 * A new route needs a line here. Name the actors that get through and the status they get; for an
 * object that somebody may see but not do this with, they may be named with 403. `body` where the smallest
 * body that fits the schema does not do; `query` where one is needed. Ids in the path are those of the
 * cast (`ids` in access-cast.ts, by the path before them); a new kind of object is planted there.
 */
export const ACTORS = [
  'anonymous',
  /** The rider whom the objects of the cast belong to. */
  'self',
  /** Coach of self's group; self shares summary and power with him, and lets him upload. */
  'coach',
  /** Coach of another group of self, which shares nothing there and took back the consent to him. */
  'exCoach',
  /** Has self's consent still, but is no longer in the group. */
  'removedCoach',
  /** Coach of a group that self is not in. */
  'otherCoach',
  /** In the group with which self shares summaries. */
  'peer',
  /** In another group with self, with which self shares nothing. */
  'stranger',
  'analyst',
  'admin',
  'disabled',
  /** API tokens of self. */
  'readToken',
  'uploadToken',
  'expiredToken',
] as const;
export type Actor = (typeof ACTORS)[number];

export interface Row {
  through: Partial<Record<Actor, number>>;
  body?: object;
  query?: string;
}

/** Nobody known asks: refused with 401 wherever it is not open to all. */
export const UNKNOWN: readonly Actor[] = ['anonymous', 'disabled', 'expiredToken'];

const PEOPLE = ACTORS.filter((actor) => !UNKNOWN.includes(actor) && !actor.endsWith('Token'));

type Through = Row['through'];

function all(actors: readonly Actor[], status: number): Through {
  return Object.fromEntries(actors.map((actor) => [actor, status]));
}
/** Every signed-in person, by session. */
const people = (status: number): Through => all(PEOPLE, status);
/** Also tokens with the scope `read`. */
const readers = (status: number): Through => ({ ...people(status), readToken: status });
/** Everybody on the network; a token that has expired is told so everywhere. */
const anybody = (status: number): Through =>
  all(
    ACTORS.filter((actor) => actor !== 'expiredToken'),
    status,
  );
const invalid = { token: 'none' };

export const TABLE: Readonly<Record<string, Row>> = {
  'GET /healthz': { through: anybody(200) },
  'GET /readyz': { through: anybody(200) },
  'GET /metrics': { through: { admin: 200 } },

  'GET /api/me': { through: anybody(200) },
  'PATCH /api/me': { through: people(200), body: { name: 'Other' } },
  'DELETE /api/me': { through: people(403) },
  'POST /api/setup': { through: anybody(409) },
  'POST /api/session': { through: anybody(401) },
  'DELETE /api/session': { through: anybody(204) },
  'POST /api/password-reset': { through: anybody(202) },
  'POST /api/password-reset/redeem': { through: anybody(403) },
  'POST /api/invitation': { through: anybody(403) },
  'POST /api/invitation/accept': {
    through: { ...anybody(403), anonymous: 401, disabled: 401 },
    body: invalid,
  },
  'POST /api/guardian': { through: anybody(403) },
  'POST /api/guardian/confirm': { through: anybody(403) },
  'POST /api/guardian/withdraw': { through: anybody(403) },
  'GET /api/sessions': { through: people(200) },
  'DELETE /api/sessions': { through: people(204) },
  'DELETE /api/sessions/{id}': { through: { self: 204 } },
  'POST /api/password': { through: people(403) },
  'POST /api/two-factor': { through: people(201) },
  'PUT /api/two-factor': { through: people(409) },
  'DELETE /api/two-factor': { through: people(403) },
  'GET /api/tokens': { through: people(200) },
  'POST /api/tokens': { through: people(201) },
  'DELETE /api/tokens/{id}': { through: { self: 204 } },
  'GET /api/me/retention': { through: people(200) },
  'PATCH /api/me/retention': { through: people(200) },
  'GET /api/export': { through: people(200) },
  'POST /api/import': { through: people(422) },

  'GET /api/consents': { through: people(200) },
  'PUT /api/consents': {
    through: people(200),
    body: { purpose: 'statistics', textVersion: '2026-12' },
  },
  'DELETE /api/consents/{id}': { through: { self: 204 } },
  'POST /api/guardian-links': { through: {} },
  'POST /api/guardian-links/mail': { through: people(409) },
  'GET /api/profile': { through: people(200) },
  'POST /api/profile': {
    through: people(201),
    body: { kind: 'weight', validFrom: null, value: 70 },
  },
  'PATCH /api/profile/{id}': { through: { self: 200 }, body: { value: 71 } },
  'DELETE /api/profile/{id}': { through: { self: 204 } },
  'GET /api/zones': { through: people(200) },
  'POST /api/zones': {
    through: people(201),
    body: { name: 'Home', latitude: 45, longitude: 6, radius: 500 },
  },
  'PATCH /api/zones/{id}': { through: { self: 200 }, body: { name: 'Office' } },
  'DELETE /api/zones/{id}': { through: { self: 204 } },

  'GET /api/groups': { through: people(200) },
  'POST /api/groups': {
    through: all(['coach', 'exCoach', 'removedCoach', 'otherCoach', 'admin'], 201),
    body: { name: 'Club', kind: 'club' },
  },
  'GET /api/groups/{id}': { through: all(['self', 'coach', 'peer'], 200) },
  'PATCH /api/groups/{id}': {
    through: { self: 403, peer: 403, coach: 200 },
    body: { name: 'Team' },
  },
  'DELETE /api/groups/{id}': {
    through: { self: 403, peer: 403, coach: 204 },
  },
  'PATCH /api/groups/{id}/members/{personId}': {
    through: { self: 403, peer: 403, coach: 200 },
    body: { capacity: 'rider' },
  },
  'DELETE /api/groups/{id}/members/{personId}': {
    // whoever leaves cannot be removed any more
    through: { peer: 403, self: 204, coach: 404 },
  },
  'GET /api/invitations': { through: { coach: 200, admin: 200 }, query: 'group' },
  'POST /api/invitations': {
    through: { admin: 201 },
    body: { role: 'rider', name: 'Rémi' },
  },
  'DELETE /api/invitations/{id}': { through: { coach: 204, admin: 204 } },

  'GET /api/riders': { through: readers(200) },
  'GET /api/uploads': { through: readers(200) },
  'POST /api/uploads': {
    through: { self: 202, coach: 202, uploadToken: 202 },
    query: 'rider',
  },
  'GET /api/uploads/{id}': { through: { self: 200, readToken: 200 } },
  'GET /api/uploads/{id}/events': { through: { self: 200, readToken: 200 } },
  'GET /api/events': { through: readers(200) },
  'POST /api/inbox': { through: all(['coach', 'exCoach', 'removedCoach', 'otherCoach'], 202) },
  'GET /api/inbox': { through: all(['coach', 'exCoach', 'removedCoach', 'otherCoach'], 200) },
  'POST /api/inbox/{id}/assign': { through: {} },
  'DELETE /api/inbox/{id}': { through: { coach: 204 } },

  'GET /api/rides': { through: readers(200) },
  'GET /api/rides/{id}': { through: all(['self', 'coach', 'peer', 'readToken'], 200) },
  'PATCH /api/rides/{id}': {
    through: { self: 200 },
    body: { title: 'Other' },
  },
  'DELETE /api/rides/{id}': { through: { self: 204 } },
  'GET /api/rides/{id}/original': { through: { self: 200, readToken: 200 } },
  'GET /api/rides/{id}/streams': { through: all(['self', 'coach', 'peer', 'readToken'], 200) },
  'GET /api/rides/{id}/power-curve': { through: all(['self', 'coach', 'peer', 'readToken'], 200) },
  'GET /api/power-curve': {
    through: all(['self', 'coach', 'peer', 'readToken'], 200),
    query: 'rider',
  },
  'GET /api/climbs': { through: { ...readers(200), uploadToken: 200 } },
  'GET /api/climbs/lines': { through: { ...readers(200), uploadToken: 200 } },
  'GET /api/climbs/{climb}/{variant}': { through: {} },
  'GET /api/climbs/{climb}/{variant}/places': { through: {} },
  'GET /api/climbs/{climb}/{variant}/route.gpx': { through: {} },
  'GET /api/climbs/{climb}/{variant}/course.fit': { through: {} },
  'GET /api/climbs/{climb}/{variant}/line.geojson': { through: {} },
  'GET /api/climbs/{climb}/{variant}/comparison': { through: {}, query: 'efforts' },
  'GET /api/efforts/{ride}/{climb}/{variant}/{number}': { through: {} },
  'GET /api/climbs/mine': { through: readers(200) },
  'GET /api/climbs/{climb}/{variant}/board': { through: {} },
  'GET /api/climbs/{climb}/{variant}/history': { through: {} },
  'GET /api/metrics': { through: { ...readers(200), uploadToken: 200 } },

  'GET /api/people': { through: { admin: 200 } },
  'PATCH /api/people/{id}': { through: { admin: 204 }, body: { role: 'rider' } },
  'DELETE /api/people/{id}': { through: { admin: 204 } },
  'POST /api/people/{id}/password-link': { through: { admin: 201 } },
  'DELETE /api/people/{id}/two-factor': { through: { admin: 204 } },
  'GET /api/audit': { through: { admin: 200 } },
  'GET /api/jobs': { through: { admin: 200 } },
  'POST /api/jobs/{id}/revive': { through: {} },
  'GET /api/storage': { through: { admin: 200 } },
  'GET /api/packs': { through: { admin: 200 } },
};

/** What browsers may keep, and ask again whether it is still so: facts about roads, and words. */
export const ABOUT_NOBODY = ['GET /api/climbs', 'GET /api/climbs/lines', 'GET /api/metrics'];
