/** What riders may say of their sex, so that boards can be read by it; most say nothing. */
export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];
