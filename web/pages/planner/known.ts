import type { Body } from './settings.ts';

/** What the rider says of themselves here, and what their profile says. */
export interface Known extends Body {
  /** J; NaN = unknown. Only the profile knows it. */
  wPrime: number;
  /** The profile filled the fields in, and nothing was changed since. */
  fromProfile: boolean;
  /** Whether the profile has answered, or cannot. */
  asked: boolean;
}

/** What the rider's profile says today, by kind of value. */
export type Today = ReadonlyMap<string, number>;

/** The profile's values where nothing was typed; W′ in any case. */
export function filledIn(body: Known, today: Today): Known {
  const wPrime = today.get('wPrime') ?? Number.NaN;
  const isTyped = body.weight !== '' || body.watts !== '' || body.ratio !== '';
  if (isTyped) return { ...body, wPrime, asked: true };
  const shown = (kind: string): string => {
    const value = today.get(kind);
    return value === undefined ? '' : String(value);
  };
  const [weight, watts] = [shown('weight'), shown('threshold')];
  return { ...body, weight, watts, wPrime, asked: true, fromProfile: weight + watts !== '' };
}
