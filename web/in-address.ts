import { useLocation } from 'preact-iso';

/**
 * What the reader chose on a page, as it stands in the address: a link, a reload and "back" show the
 * same. What is as usual is left out. An address is typed by anybody: the page checks its words.
 */
export function useInAddress<Choices extends Record<string, string>>(
  usual: Choices,
): [chosen: Choices, choose: (change: Partial<Choices>) => void] {
  const { path, query, route } = useLocation();
  return [chosenIn(query, usual), (change) => route(path + queryWith(query, usual, change), true)];
}

/** Of a query, the words that `usual` names; where it has none, the usual one. */
export function chosenIn<Choices extends Record<string, string>>(
  query: Readonly<Record<string, string>>,
  usual: Choices,
): Choices {
  const names = Object.keys(usual);
  return Object.fromEntries(names.map((name) => [name, query[name] ?? usual[name]])) as Choices;
}

/** The query with changed choices, everything else in it as it was; empty, or beginning with `?`. */
export function queryWith<Choices extends Record<string, string>>(
  query: Readonly<Record<string, string>>,
  usual: Choices,
  change: Partial<Choices>,
): string {
  const said = Object.entries({ ...query, ...change } as Record<string, string>);
  const next = new URLSearchParams(said.filter(([name, value]) => value !== usual[name]));
  // readable as the pages write them: RIDE:NUMBER,RIDE:NUMBER
  const text = next.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** The word if it is one of these, else another. */
export function oneOf<Word extends string>(
  said: string | undefined,
  words: readonly Word[],
  otherwise: Word,
): Word {
  return words.find((word) => word === said) ?? otherwise;
}
