import { describe, expect, it } from 'vitest';
import {
  type BoardChoice,
  boardMembers,
  contenders,
  type Member,
} from '../../src/disclosure/boards.ts';
import { type Sight, sightOf } from '../../src/disclosure/disclosure.ts';
import type { BoardFact } from '../../src/ledger/board-facts.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z') / 1000;
const at = (iso: string) => Date.parse(iso) / 1000;

const FACT: BoardFact = {
  riderId: 'ann',
  birthMonth: '1990-05',
  sex: 'female',
  givenAt: NOW - 1,
  textVersion: '2026-12',
  analysis: { givenAt: NOW - 1, guardianAt: null },
};

const memberOf = (change: Partial<BoardFact>) =>
  boardMembers([{ ...FACT, ...change }], NOW).get('ann');

describe('boardMembers(facts, now)', () => {
  it.each([
    ['an adult who agreed', {}, true],
    ['one whose birth month is not known', { birthMonth: null }, false],
    ['one of 17 who has a consent all the same', { birthMonth: '2008-06' }, false],
    [
      'one who agreed at 17 and is 18',
      { birthMonth: '2008-04', givenAt: at('2026-04-30T23:59:59Z') },
      false,
    ],
    [
      'one who agreed on the first day of being 18',
      {
        birthMonth: '2008-04',
        givenAt: at('2026-05-01T00:00:00Z'),
        analysis: { givenAt: at('2026-05-01T00:00:00Z'), guardianAt: null },
      },
      true,
    ],
    [
      'one whose consent to analysis is from before 18',
      {
        birthMonth: '2008-04',
        givenAt: at('2026-05-02T00:00:00Z'),
        analysis: { givenAt: at('2026-04-01T00:00:00Z'), guardianAt: null },
      },
      false,
    ],
  ] as const)('%s', (_, change, stands) => {
    expect(memberOf(change) !== undefined).toBe(stands);
  });

  it('knows by what boards may be read only where the wording said so', () => {
    expect(memberOf({})).toMatchObject({ birthMonth: '1990-05', sex: 'female' });
    expect(memberOf({ textVersion: '2027-03' })).toMatchObject({ sex: 'female' });
    expect(memberOf({ textVersion: '2026-11' })).toMatchObject({ birthMonth: null, sex: null });
  });

  it('lets only those be found by their age who could be of age all the same', () => {
    expect(memberOf({ textVersion: '2026-11' })?.adultSince).toBe(at('2008-06-01T00:00:00Z'));
  });
});

const OWN = { birthMonth: '2000-01', sex: 'male' } as const;
const member = (change: Partial<Member> = {}): Member => {
  return {
    birthMonth: '1990-05',
    sex: 'female',
    adultSince: at('2008-06-01T00:00:00Z'),
    ...change,
  };
};

/** I may see all of Lea, and of Max what zones leave visible. */
const sight = async (): Promise<Sight> => {
  const given = { givenAt: NOW - 9, guardianAt: null };
  const shared = { birthMonth: '1980-01', analysis: given, mayUpload: false, ...given };
  const viewer = { personId: 'me', role: 'coach', riderId: 'me', scopes: 'all' } as const;
  return sightOf(
    viewer,
    {
      ownRider: async () => ({ riderId: 'me', birthMonth: OWN.birthMonth, analysis: given }),
      sharedRiders: async () => [
        { ...shared, riderId: 'lea', purpose: 'coach', fields: 'summary,position' },
        { ...shared, riderId: 'max', purpose: 'group', fields: 'summary' },
        { ...shared, riderId: 'uma', purpose: 'coach', fields: '', mayUpload: true },
      ],
    },
    NOW,
  );
};

async function of(choice: Partial<BoardChoice>, members: [string, Member][]) {
  const found = contenders(await sight(), new Map(members), {
    choice: { among: 'everyone', ...choice },
    own: OWN,
  });
  const others = found.contenders.filter(({ riderId }) => riderId !== found.own?.riderId);
  const told = others.map(({ riderId, view }) => `${riderId} ${view}`);
  if (!found.own) return told;
  return [...told, `${found.own.riderId} ${found.own.view}${found.own.listed ? '' : ' unlisted'}`];
}

describe('contenders(sight, members, asked)', () => {
  it('before everyone are members as zones leave them, also to who may see all of one', async () => {
    const members: [string, Member][] = [
      ['ann', member()],
      ['lea', member()],
    ];
    expect(await of({}, members)).toEqual(['ann visible', 'lea visible', 'me whole unlisted']);
    expect(await of({}, [...members, ['me', member(OWN)]])).toEqual([
      'ann visible',
      'lea visible',
      'me whole',
    ]);
  });

  it('of what is shared are those whose rides may be read, and oneself', async () => {
    expect((await of({ among: 'shared' }, [['ann', member()]])).sort()).toEqual([
      'lea whole',
      'max visible',
      'me whole',
    ]);
  });

  it('are found by what they said for boards alone', async () => {
    const members: [string, Member][] = [
      ['ann', member()],
      ['bob', member({ sex: 'male' })],
      ['old', member({ sex: null, birthMonth: null })],
      ['lea', member()],
    ];
    expect(await of({ sex: 'female' }, members)).toEqual(['ann visible', 'lea visible']);
    expect(await of({ sex: 'male' }, members)).toEqual(['bob visible', 'me whole unlisted']);
    expect(await of({ sex: 'female', among: 'shared' }, members)).toEqual(['lea whole']);
    expect(await of({ ageGroup: '30-39' }, members)).not.toContain('old visible');
  });

  it('count with what they rode in the age group, and as adults', async () => {
    const {
      contenders: [ann],
    } = contenders(await sight(), new Map([['ann', member()]]), {
      choice: { among: 'everyone', ageGroup: '30-39' },
      own: OWN,
    });
    expect(ann).toMatchObject({
      from: at('2020-01-01T00:00:00Z'),
      to: at('2030-01-01T00:00:00Z'),
    });
    const {
      contenders: [all],
    } = contenders(await sight(), new Map([['ann', member()]]), {
      choice: { among: 'everyone' },
      own: OWN,
    });
    expect(all).toMatchObject({ from: at('2008-06-01T00:00:00Z'), to: Number.POSITIVE_INFINITY });
  });

  it('before everyone are one list for all viewers, as long as nobody comes or goes or ages', async () => {
    const facts = [FACT, { ...FACT, riderId: 'bob' }];
    const listAt = async (known: readonly BoardFact[], now: number) => {
      const members = boardMembers(known, now);
      const choice = { among: 'everyone' } as const;
      return contenders(await sight(), members, { choice, own: OWN }).contenders;
    };
    const list = await listAt(facts, NOW);
    expect(list.map(({ riderId }) => riderId)).toEqual(['ann', 'bob']);
    expect(await listAt(facts, at('2026-06-30T23:59:59Z'))).toBe(list);
    expect(await listAt(facts.slice(1), NOW)).toHaveLength(1);
    const later = await listAt(facts, at('2026-07-01T00:00:00Z'));
    expect(later).not.toBe(list);
    expect(later).toEqual(list);
  });
});
