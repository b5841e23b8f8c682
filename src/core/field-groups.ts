/**
 * What a rider shares or keeps for himself, in four parts. A ride's existence, title and clocks are
 * its summary; whoever does not see that sees nothing of it.
 */
export const FIELD_GROUPS = ['summary', 'power', 'heartRate', 'position'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];
