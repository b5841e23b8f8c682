/** French counts 0 and 1 as one, English 1 alone. */
export function pluralFr(count: number, one: string, many: string): string {
  return `${numberFr.format(count)} ${Math.abs(count) < 2 ? one : many}`;
}

export function pluralEn(count: number, one: string, many: string): string {
  return `${numberEn.format(count)} ${count === 1 ? one : many}`;
}

const numberFr = new Intl.NumberFormat('fr');
const numberEn = new Intl.NumberFormat('en');
