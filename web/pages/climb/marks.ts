import type { ClimbLine } from '../../api/climbs.ts';
import type { Mark } from '../../charts/climb-place.ts';
import { inLanguage } from '../../i18n/index.ts';

/** The inner gates as marks of a profile: by the number at the end of their names, else by their order. */
export function marksOf(gates: ClimbLine['gates']): Mark[] {
  return gates.map(({ along, names }, index) => ({
    along,
    label: /\d+$/.exec(inLanguage(names))?.[0] ?? String(index + 1),
  }));
}
