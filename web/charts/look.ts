import { useMemo } from 'preact/hooks';
import { scheme } from '../theme.ts';

/** The colour that a token of the style sheet stands for now. */
export type Look = (token: string) => string;

/** Canvases cannot read the style sheet: a look that is new whenever the theme is. */
export function useLook(): Look {
  return useMemo(lookOfNow, [scheme.value]);
}

function lookOfNow(): Look {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (token) => {
    const colour = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, colour);
    return colour;
  };
}

/** A `#rrggbb` colour, seen through. */
export function translucent(colour: string, opacity: number): string {
  const byte = Math.round(opacity * 255).toString(16);
  return `${colour}${byte.padStart(2, '0')}`;
}
