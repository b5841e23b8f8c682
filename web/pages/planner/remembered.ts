import { oneOf } from '../../in-address.ts';
import { type Body, LEVELS, type Level } from './settings.ts';

const KNOWN = ['watts', 'ratio', 'level'] as const;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** What somebody typed before in this window; nobody else's, who signs in after them. */
export function remembered(store: Store, who: string): Body {
  const stored = store.getItem(nameFor(who));
  const said = stored === null ? {} : fieldsIn(stored);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    weight: text(said.weight),
    known: oneOf(text(said.known), KNOWN, 'watts'),
    watts: text(said.watts),
    ratio: text(said.ratio),
    level: oneOf(text(said.level), Object.keys(LEVELS) as Level[], 'regular'),
    acclimatised: said.acclimatised === true,
  };
}

export function remember(store: Store, who: string, body: Body): void {
  const { weight, known, watts, ratio, level, acclimatised } = body;
  const kept: Body = { weight, known, watts, ratio, level, acclimatised };
  store.setItem(nameFor(who), JSON.stringify(kept));
}

function nameFor(who: string): string {
  return `planner ${who}`;
}

/** The fields of a stored text; none of one that is spoiled, which the next typing replaces. */
function fieldsIn(stored: string): Partial<Record<keyof Body, unknown>> {
  try {
    const said: unknown = JSON.parse(stored);
    return typeof said === 'object' && said !== null ? said : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
