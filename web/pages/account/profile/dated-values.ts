import type { DatedValue, KindFacts } from '../../../api/profile.ts';

/** The values of one kind, the newest first, and which of them counts today. */
export interface History {
  facts: KindFacts;
  values: DatedValue[];
  /** null: none holds yet. */
  today: DatedValue | null;
}

/**
 * One history a kind, also for kinds without a value. `today` is a calendar day, `YYYY-MM-DD`; what
 * holds since ever comes before every day.
 */
export function historiesOf(
  kinds: readonly KindFacts[],
  values: readonly DatedValue[],
  today: string,
): History[] {
  return kinds.map((facts) => {
    const ofKind = values
      .filter((value) => value.kind === facts.kind)
      .sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
    const holding = ofKind.find(({ validFrom }) => validFrom === null || validFrom <= today);
    return { facts, values: ofKind, today: holding ?? null };
  });
}

/** The calendar day where the reader is, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `55 75, 90` as the beginnings of zones, [0, 55, 75, 90]; null unless they rise above 0. */
export function boundsOf(text: string): number[] | null {
  const typed = text
    .split(/[\s;,]+/)
    .filter(Boolean)
    .map(Number);
  const bounds = [0, ...typed];
  const rising = typed.every((bound, index) => bound > (bounds[index] ?? 0));
  return typed.length > 0 && rising ? bounds : null;
}
