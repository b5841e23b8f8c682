import { signedClock } from '../../format/signed.ts';

/** Seconds behind or ahead: the sign tells, the colour only helps. */
export function Gap({ seconds }: { seconds: number }) {
  const rounded = Math.round(seconds);
  const tone = rounded > 0 ? 'warning' : 'good';
  return <span class={`quantity ${rounded === 0 ? '' : tone}`}>{signedClock(seconds)}</span>;
}
