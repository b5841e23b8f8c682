import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../samples/random.ts';
import { turns } from '../../src/core/age.ts';
import type { Purpose } from '../../src/core/purposes.ts';
import { ageState, effective, guardianAgreed, mayStore } from '../../src/disclosure/age.ts';
import type { Consent } from '../../src/ledger/consents.ts';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;

const EVENTS = ['own', 'guardian', 'own withdrawn', 'guardian withdrawn', 'birthday'] as const;
type Event = (typeof EVENTS)[number];

/**
 * Who has agreed × what happens: 8 states × 5 events, 40 cells, written down by hand from the rule.
 * Under 15 two words are needed, and each stands until it is taken back by whoever gave it; a
 * guardian answers what the child asks, so before the first question there is nothing to say yes to.
 * The birthday is the next that matters, 15 or 18.
 */
const TRANSITIONS: Record<string, Record<Event, string>> = {
  'child none': {
    own: 'child own',
    guardian: 'child none',
    'own withdrawn': 'child none',
    'guardian withdrawn': 'child none',
    birthday: 'teen asked',
  },
  'child own': {
    own: 'child own',
    guardian: 'child joint',
    'own withdrawn': 'child none',
    'guardian withdrawn': 'child own',
    birthday: 'teen asked',
  },
  'child guardian': {
    own: 'child joint',
    guardian: 'child guardian',
    'own withdrawn': 'child guardian',
    'guardian withdrawn': 'child none',
    birthday: 'teen asked',
  },
  'child joint': {
    own: 'child joint',
    guardian: 'child joint',
    'own withdrawn': 'child guardian',
    'guardian withdrawn': 'child own',
    birthday: 'teen asked',
  },
  'teen asked': {
    own: 'teen confirmed',
    guardian: 'teen asked',
    'own withdrawn': 'teen asked',
    'guardian withdrawn': 'teen asked',
    birthday: 'adult asked',
  },
  'teen confirmed': {
    own: 'teen confirmed',
    guardian: 'teen confirmed',
    'own withdrawn': 'teen asked',
    'guardian withdrawn': 'teen confirmed',
    birthday: 'adult asked',
  },
  'adult asked': {
    own: 'adult confirmed',
    guardian: 'adult asked',
    'own withdrawn': 'adult asked',
    'guardian withdrawn': 'adult asked',
    birthday: 'adult asked',
  },
  'adult confirmed': {
    own: 'adult confirmed',
    guardian: 'adult confirmed',
    'own withdrawn': 'adult asked',
    'guardian withdrawn': 'adult confirmed',
    birthday: 'adult confirmed',
  },
};

/** What leads to each state, from a child who has said nothing yet; those older have been children. */
const WAYS: Record<string, readonly Event[]> = {
  'child none': [],
  'child own': ['own'],
  'child guardian': ['own', 'guardian', 'own withdrawn'],
  'child joint': ['own', 'guardian'],
  'teen asked': ['own', 'guardian', 'birthday'],
  'teen confirmed': ['own', 'guardian', 'birthday', 'own'],
  'adult asked': ['own', 'guardian', 'birthday', 'own', 'birthday'],
  'adult confirmed': ['own', 'guardian', 'birthday', 'birthday', 'own'],
};

const BORN = '2012-02';
const GROWN = [turns(BORN, 15), turns(BORN, 18)];

/** A rider of thirteen in a real ledger, to whom things happen. */
async function someone() {
  const clock = { now: at('2026-06-01T12:00:00Z') };
  let ids = 0;
  const ledger = await openLedger(':memory:', { now: () => clock.now, newId: () => `id ${ids++}` });
  onTestFinished(ledger.close);
  const { id: riderId } = await ledger.riders.create({ name: 'Ann' });
  const rows = () => ledger.consents.ofRider(riderId);
  return {
    clock,
    rows,
    async happens(event: Event) {
      clock.now += 60;
      const all = (await rows()).map(({ id }) => id);
      await EFFECT[event]({ ledger, riderId, all, clock });
    },
    async state() {
      const { band, state } = ageState(await rows(), BORN, clock.now);
      return `${band} ${state}`;
    },
  };
}

interface Scene {
  ledger: Ledger;
  riderId: string;
  all: string[];
  clock: { now: number };
}

const SCOPE = { fields: [], mayUpload: false, textVersion: '1' };

const EFFECT: Record<Event, (scene: Scene) => unknown> = {
  own: ({ ledger, riderId, clock }) =>
    ledger.consents.give({ ...SCOPE, riderId, purpose: 'analysis', subject: null }, (before) =>
      guardianAgreed(before, SCOPE, { birthMonth: BORN, now: clock.now }),
    ),
  guardian: ({ ledger, riderId, all }) => ledger.consents.confirm(riderId, all),
  'own withdrawn': ({ ledger, all }) => Promise.all(all.map(ledger.consents.withdraw)),
  'guardian withdrawn': ({ ledger, riderId, all }) => ledger.consents.retract(riderId, all),
  birthday: ({ clock }) => {
    clock.now = GROWN.find((day) => day > clock.now) ?? clock.now + 365 * 24 * 3600;
  },
};

describe('ageState(consents, birthMonth, now)', () => {
  const cells = Object.entries(TRANSITIONS).flatMap(([state, row]) =>
    EVENTS.map((event) => [state, event, row[event]] as const),
  );

  it('has a cell for every state and event', () => {
    expect(cells).toHaveLength(40);
    expect(Object.keys(WAYS)).toEqual(Object.keys(TRANSITIONS));
  });

  it.each(cells)('from %s, at %s, is %s', async (state, event, next) => {
    const rider = await someone();
    for (const before of WAYS[state] ?? []) await rider.happens(before);
    expect(await rider.state()).toBe(state);
    await rider.happens(event);
    expect(await rider.state()).toBe(next);
  });

  it('follows the table through any life, from the rows and the time alone', async () => {
    const random = createRandom(3).uniform;
    for (let life = 0; life < 20; life++) {
      const rider = await someone();
      let expected = 'child none';
      for (let step = 0; step < 25; step++) {
        const grows = random() < 0.05;
        const event = grows ? 'birthday' : (EVENTS[Math.floor(random() * 4)] as Event);
        await rider.happens(event);
        expected = TRANSITIONS[expected]?.[event] ?? 'no such state';
        const rows = structuredClone(await rider.rows());
        const { band, state } = ageState(rows, BORN, rider.clock.now);
        expect(`${band} ${state}`).toBe(expected);
        const both = state === 'joint' || state === 'confirmed';
        expect(mayStore(rows, BORN, rider.clock.now)).toBe(both);
      }
    }
  });

  it('knows nothing of somebody whose month of birth is unknown', () => {
    const said = consent({ purpose: 'analysis', guardianAt: 1 });
    expect(ageState([said], null, 2)).toEqual({ band: 'unknown', state: 'none' });
    expect(mayStore([said], null, 2)).toBe(false);
  });
});

describe('effective(consent, birthMonth, now)', () => {
  const now = at('2026-06-01T00:00:00Z');
  const AGES = { child: '2014-01', teen: '2010-01', adult: '1990-01' };

  it.each([
    ['analysis', true, true, true],
    ['coach', true, true, true],
    ['group', true, true, true],
    ['boards', false, false, true],
    ['statistics', false, false, true],
    ['open-data', false, false, true],
  ] as const)('%s: child %s, teen %s, adult %s', (purpose, child, teen, adult) => {
    const said = consent({ purpose, givenAt: now - 5, guardianAt: now - 3 });
    expect(effective(said, AGES.child, now)).toBe(child);
    expect(effective(said, AGES.teen, now)).toBe(teen);
    expect(effective(said, AGES.adult, now)).toBe(adult);
    expect(effective(said, null, now)).toBe(false);
  });

  it('needs the guardian of a child and of nobody else', () => {
    const alone = consent({ purpose: 'coach', givenAt: now - 5 });
    expect(effective(alone, AGES.child, now)).toBe(false);
    expect(effective(alone, AGES.teen, now)).toBe(true);
    expect(effective({ ...alone, guardianAt: now - 3 }, AGES.child, now)).toBe(true);
  });

  it('lapses in the very second in which one turns 15 or 18', () => {
    for (const [birthday, guardianAt] of [
      [turns(BORN, 15), 1],
      [turns(BORN, 18), null],
    ] as const) {
      const said = consent({ purpose: 'analysis', givenAt: birthday - 9, guardianAt });
      expect(effective(said, BORN, birthday - 1)).toBe(true);
      expect(effective(said, BORN, birthday)).toBe(false);
      expect(effective({ ...said, givenAt: birthday }, BORN, birthday)).toBe(true);
    }
  });
});

describe('guardianAgreed(before, wanted, age)', () => {
  const child = { birthMonth: '2014-01', now: at('2026-06-01T00:00:00Z') };
  const before = consent({
    purpose: 'coach',
    fields: ['summary', 'power'],
    givenAt: child.now - 9,
    guardianAt: child.now - 5,
    withdrawnAt: child.now - 1,
  });
  const wanted = { fields: ['summary'], mayUpload: false, textVersion: '1' } as const;

  it('holds for the same again or for less', () => {
    expect(guardianAgreed(before, before, child)).toBe(child.now - 5);
    expect(guardianAgreed(before, wanted, child)).toBe(child.now - 5);
  });

  it.each([
    ['for another field', before, { ...wanted, fields: ['summary', 'heartRate'] }],
    ['for uploads too', before, { ...wanted, mayUpload: true }],
    ['for another wording', before, { ...wanted, textVersion: '2' }],
    ['once taken back', { ...before, guardianWithdrawnAt: child.now - 2 }, wanted],
    ['where there was none', undefined, wanted],
    ['where the guardian had not answered', { ...before, guardianAt: null }, wanted],
  ] as const)('does not hold %s', (_, earlier, next) => {
    expect(guardianAgreed(earlier, next, child)).toBeNull();
  });

  it('is nothing any more from 15 on', () => {
    const fifteen = turns(child.birthMonth, 15);
    expect(guardianAgreed(before, wanted, { ...child, now: fifteen - 1 })).not.toBeNull();
    expect(guardianAgreed(before, wanted, { ...child, now: fifteen })).toBeNull();
  });
});

function consent(given: Partial<Consent> & { purpose: Purpose }): Consent {
  const words = { givenAt: 1, withdrawnAt: null, guardianAt: null, guardianWithdrawnAt: null };
  return { id: 'c', riderId: 'r', subject: null, ...SCOPE, ...words, ...given };
}
