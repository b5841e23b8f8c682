import { useEffect, useState } from 'preact/hooks';
import type { DatedValue } from '../../api/profile.ts';
import { profile } from '../../api/profile.ts';
import { codeOf, person } from '../../session.ts';
import { historiesOf, localDay } from '../account/profile/dated-values.ts';
import { filledIn, type Known, type Today } from './known.ts';
import { remember, remembered } from './remembered.ts';
import type { Body } from './settings.ts';

const NOTHING: Omit<Known, keyof Body> = {
  wPrime: Number.NaN,
  fromProfile: false,
  asked: false,
};

/**
 * What is typed is remembered until the window is closed or the rider signs out, and only in this browser; the rider's own
 * profile fills in what was never typed.
 */
export function useBody(): [Known, (changed: Partial<Body>) => void] {
  const who = String(person.value?.id);
  const [body, setBody] = useState<Known>(() => ({
    ...NOTHING,
    ...remembered(sessionStorage, who),
  }));
  useEffect(() => {
    profile.list().then(
      ({ kinds, values }) => setBody((now) => filledIn(now, histories(kinds, values))),
      // Fields that stay empty say that there is nothing; whoever was signed out is sent to sign in.
      (error: unknown) => {
        codeOf(error);
        setBody((now) => ({ ...now, asked: true }));
      },
    );
  }, []);
  const change = (changed: Partial<Body>) => {
    const next = { ...body, ...changed, fromProfile: false };
    setBody(next);
    remember(sessionStorage, who, next);
  };
  return [body, change];
}

function histories(kinds: Parameters<typeof historiesOf>[0], values: readonly DatedValue[]): Today {
  const today = historiesOf(kinds, values, localDay(new Date()));
  return new Map(
    today.flatMap(({ facts, today: value }) =>
      typeof value?.value === 'number' ? [[facts.kind as string, value.value]] : [],
    ),
  );
}
