import { describe, expect, it } from 'vitest';
import { FIELD_GROUPS } from '../../src/core/field-groups.ts';
import {
  allow,
  disclose,
  may,
  type Role,
  type Sight,
  sightOf,
  type Viewer,
} from '../../src/disclosure/disclosure.ts';
import type { SharedRider } from '../../src/ledger/sight-facts.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z') / 1000;
const EARLIER = { givenAt: NOW - 3600, guardianAt: null };
const MINE = { riderId: 'mine' };
const THEIRS = { riderId: 'theirs' };

const viewer = (change: Partial<NonNullable<Viewer>> = {}): NonNullable<Viewer> => ({
  personId: 'p',
  role: 'coach',
  riderId: 'mine',
  scopes: 'all',
  ...change,
});

const shared = (change: Partial<SharedRider> = {}): SharedRider => ({
  riderId: 'theirs',
  birthMonth: '1990-01',
  purpose: 'coach',
  fields: 'summary,power',
  mayUpload: false,
  ...EARLIER,
  analysis: EARLIER,
  ...change,
});

const sight = (who: Viewer, ...facts: SharedRider[]): Promise<Sight> =>
  sightOf(
    who,
    {
      ownRider: async () => ({ riderId: 'mine', birthMonth: '1990-01', analysis: EARLIER }),
      sharedRiders: async () => facts,
    },
    NOW,
  );

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('sightOf(viewer, facts, now)', () => {
  it('shows oneself everything', async () => {
    const own = (await sight(viewer())).of('mine');
    expect(own).toMatchObject({ view: 'whole', change: true, upload: true, mayStore: true });
    expect([...(own?.fields ?? [])]).toEqual([...FIELD_GROUPS]);
  });

  it('shows strangers nothing, without asking the ledger', async () => {
    const refuse = () => Promise.reject(new Error('asked'));
    const nothing = await sightOf(null, { ownRider: refuse, sharedRiders: refuse }, NOW);
    expect(nothing.riderIds()).toEqual([]);
    expect(nothing.of('mine')).toBeNull();
  });

  it.each(['admin', 'coach', 'rider', 'analyst'] as Role[])(
    'shows nothing of others for the role of %s alone',
    async (role) => {
      expect((await sight(viewer({ role }))).riderIds()).toEqual(['mine']);
    },
  );

  it('shows a coach what the rider shares with him, from outside of the zones', async () => {
    const access = (await sight(viewer(), shared())).of('theirs');
    expect(access).toMatchObject({ view: 'visible', change: false, upload: false });
    expect([...(access?.fields ?? [])]).toEqual(['summary', 'power']);
  });

  it('shows the whole track only to a coach with whom positions are shared', async () => {
    const fields = 'summary,position';
    expect((await sight(viewer(), shared({ fields }))).of('theirs')?.view).toBe('whole');
    const member = await sight(viewer(), shared({ fields, purpose: 'group' }));
    expect(member.of('theirs')?.view).toBe('visible');
  });

  it('joins what several consents allow', async () => {
    const facts = [
      shared({ fields: 'summary,position', mayUpload: true }),
      shared({ fields: 'summary,heartRate', purpose: 'group' }),
    ];
    for (const order of [facts, facts.toReversed()]) {
      const access = (await sight(viewer(), ...order)).of('theirs');
      expect(access).toMatchObject({ view: 'whole', upload: true, change: false });
      expect(access?.fields).toEqual(new Set(['summary', 'position', 'heartRate']));
    }
  });

  it.each<[string, Partial<SharedRider>]>([
    ['once the role of coach is gone', {}],
    ['to riders whose month of birth is unknown', { birthMonth: null, purpose: 'group' }],
    ['given as a child, now that the rider is fifteen', { birthMonth: '2011-05' }],
    ['of a child whose guardian has not agreed to it', { birthMonth: '2013-01' }],
    [
      'of a child whose guardian has not agreed to the analysis',
      { birthMonth: '2013-01', guardianAt: NOW - 1 },
    ],
  ])('ends %s', async (reason, change) => {
    const role = reason.includes('role') ? 'rider' : 'coach';
    const givenAt = Date.parse('2026-05-20T12:00:00Z') / 1000;
    const fact = shared({ givenAt, ...change });
    expect((await sight(viewer({ role }), fact)).of('theirs')).toBeNull();
  });

  it('lists for the warehouse who may be read, by what is read and how', async () => {
    const seen = await sight(
      viewer(),
      shared(),
      shared({ riderId: 'whole', fields: 'summary,position' }),
      shared({ riderId: 'without summary', fields: 'power', mayUpload: true }),
    );
    expect(seen.readable()).toEqual({ whole: ['whole', 'mine'], visible: ['theirs'] });
    expect(seen.readable('power')).toEqual({ whole: ['mine'], visible: ['theirs'] });
    expect(seen.readable('heartRate', 'position')).toEqual({ whole: ['mine'], visible: [] });
  });
});

describe('disclose(sight, action, found)', () => {
  it('gives one’s own for every action, and what is shared for reading alone', async () => {
    const seen = await sight(viewer(), shared());
    for (const action of ['read', 'change', 'upload', 'follow'] as const) {
      expect(disclose(seen, action, MINE)).toBe(MINE);
    }
    expect(disclose(seen, 'read', THEIRS)).toBe(THEIRS);
    for (const action of ['original', 'change', 'upload', 'follow'] as const) {
      expect(codeOf(() => disclose(seen, action, THEIRS))).toBe('not-found');
    }
  });

  it('answers an unknown object and a foreign one word for word alike', async () => {
    const seen = await sight(viewer());
    const answer = (found: typeof THEIRS | undefined) => {
      try {
        return disclose(seen, 'read', found);
      } catch (error) {
        return { ...(error as Error), message: (error as Error).message };
      }
    };
    expect(answer(undefined)).toEqual(answer(THEIRS));
    expect(answer(undefined)).toMatchObject({ code: 'not-found' });
  });

  it('lets whoever sent a file for a rider follow it, and no other coach', async () => {
    const seen = await sight(viewer(), shared({ mayUpload: true }));
    expect(may(seen, 'follow', { ...THEIRS, uploadedBy: 'p' })).toBe(true);
    expect(may(seen, 'follow', { ...THEIRS, uploadedBy: 'another' })).toBe(false);
  });
});

describe('allow(viewer, act)', () => {
  it('asks strangers to sign in', () => {
    expect(codeOf(() => allow(null, 'read'))).toBe('unauthenticated');
  });

  it.each<[Role, boolean]>([
    ['admin', true],
    ['coach', false],
    ['rider', false],
    ['analyst', false],
  ])('leaves people to admins: %s', (role, allowed) => {
    expect(codeOf(() => allow(viewer({ role }), 'people'))).toBe(allowed ? 'done' : 'forbidden');
  });

  it('lets a token do what its scopes say, and nothing to an account', () => {
    const token = viewer({ scopes: ['read'], role: 'admin' });
    expect(codeOf(() => allow(token, 'read'))).toBe('done');
    for (const act of ['change', 'upload', 'account', 'people', 'groups'] as const) {
      expect([act, codeOf(() => allow(token, act))]).toEqual([act, 'forbidden']);
    }
  });
});
