import { type AgeGroup, ageMonth, comesOfAge, timeInAgeGroup } from '../core/age.ts';
import type { Sex } from '../core/sexes.ts';
import type { BoardFact } from '../ledger/board-facts.ts';
import type { Contender } from '../warehouse/queries/bests.ts';
import type { OwnContender } from '../warehouse/queries/board.ts';
import { effective } from './age.ts';
import type { Sight } from './disclosure.ts';

/** everyone: who agreed to stand before all signed-in people; shared: whose rides the viewer may read. */
export const AMONG = ['everyone', 'shared'] as const;

export interface BoardChoice {
  among: (typeof AMONG)[number];
  sex?: Sex;
  ageGroup?: AgeGroup;
}

/** What boards are read by; null: not said, or not for boards. */
export interface Traits {
  birthMonth: string | null;
  sex: Sex | null;
}

/** A rider who stands on boards now. */
export interface Member extends Traits {
  /** Seconds since 1970 UTC: what was ridden before stands on no board. */
  adultSince: number;
}

/** The first wording that says that boards are read by sex and age group. */
const READ_BY_SINCE = '2026-12';
const NOT_SAID: Traits = { birthMonth: null, sex: null };

/** Who stands on boards now, by rider id. */
export type Members = ReadonlyMap<string, Member>;

/** Of the facts as the ledger told them, which are the same list as long as nothing has changed. */
const MEMBERS = new WeakMap<readonly BoardFact[], { month: number; members: Members }>();

/**
 * Adults who agreed to stand on boards and to the analysis of their rides. Who did so before the
 * wording spoke of sex and age group is on the boards of all, and on none of these. Made once for the
 * same facts, in a month in which nobody's age changes.
 */
export function boardMembers(facts: readonly BoardFact[], now: number): Members {
  const month = ageMonth(now);
  const known = MEMBERS.get(facts);
  if (known?.month === month) return known.members;
  const members = membersOf(facts, now);
  MEMBERS.set(facts, { month, members });
  return members;
}

function membersOf(facts: readonly BoardFact[], now: number): Members {
  const members = new Map<string, Member>();
  for (const { riderId, birthMonth, sex, textVersion, givenAt, analysis } of facts) {
    if (birthMonth === null) continue;
    const said = { purpose: 'boards', givenAt, guardianAt: null, withdrawnAt: null } as const;
    const kept = { purpose: 'analysis', ...analysis, withdrawnAt: null } as const;
    if (![said, kept].every((consent) => effective(consent, birthMonth, now))) continue;
    const traits = textVersion >= READ_BY_SINCE ? { birthMonth, sex } : NOT_SAID;
    members.set(riderId, { ...traits, adultSince: comesOfAge(birthMonth) });
  }
  return members;
}

/**
 * Whose passages make this board for this viewer. Before everyone stand members, with what they rode
 * as adults and what their privacy zones leave visible: these are the same for every viewer, a list
 * made once. One's own place is told to oneself alone, from all there is, agreed or not; on one's own
 * board it stands instead of what others see. `own` is what the viewer said of themselves.
 */
export function contenders(
  sight: Sight,
  members: Members,
  { choice, own }: { choice: BoardChoice; own: Traits },
): { contenders: readonly Contender[]; own: OwnContender | null } {
  const all =
    choice.among === 'everyone' ? everyone(members, choice) : shared(sight, members, choice);
  const riderId = sight.viewer?.riderId ?? null;
  const time = timeWithin(choice, own);
  if (riderId === null || time === null) return { contenders: all, own: null };
  const member = members.get(riderId);
  const adult = choice.among === 'everyone' && member;
  const from = adult ? Math.max(time.from, adult.adultSince) : time.from;
  const listed = choice.among === 'shared' || (member && timeWithin(choice, member)) != null;
  return { contenders: all, own: { riderId, view: 'whole', listed, ...time, from } };
}

const EVERYONE = new WeakMap<Members, Map<string, readonly Contender[]>>();

function everyone(members: Members, choice: BoardChoice): readonly Contender[] {
  const { sex = '', ageGroup = '' } = choice;
  const byChoice = EVERYONE.get(members) ?? new Map<string, readonly Contender[]>();
  EVERYONE.set(members, byChoice);
  const known = byChoice.get(`${sex} ${ageGroup}`);
  if (known) return known;
  const all = [...members].flatMap(([riderId, member]) => {
    const time = timeWithin(choice, member);
    if (!time) return [];
    const from = Math.max(time.from, member.adultSince);
    return [{ riderId, view: 'visible' as const, ...time, from }];
  });
  byChoice.set(`${sex} ${ageGroup}`, all);
  return all;
}

function shared(sight: Sight, members: Members, choice: BoardChoice): Contender[] {
  const { whole, visible } = sight.readable();
  const seen = (ids: readonly string[], view: 'whole' | 'visible') =>
    ids.flatMap((riderId) => {
      const time = timeWithin(choice, members.get(riderId) ?? NOT_SAID);
      return time ? [{ riderId, view, ...time }] : [];
    });
  return [...seen(whole, 'whole'), ...seen(visible, 'visible')];
}

/** When one who said this is whom the board is read by; null: never, or it is not known. */
function timeWithin(
  { sex, ageGroup }: BoardChoice,
  traits: Traits,
): { from: number; to: number } | null {
  if (sex && traits.sex !== sex) return null;
  if (!ageGroup) return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return traits.birthMonth === null ? null : timeInAgeGroup(traits.birthMonth, ageGroup);
}
