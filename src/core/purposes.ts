/** What a rider may say yes to, each by itself; nothing of it is on before. */
export const PURPOSES = [
  /** Keeping the rider's files and computing from them, heart rate included. */
  'analysis',
  /** One coach sees the field groups named. */
  'coach',
  /** The members of one group see the field groups named. */
  'group',
  'boards',
  'statistics',
  'open-data',
] as const;

export type Purpose = (typeof PURPOSES)[number];
