import type { StreamChannel } from './streams.ts';

/**
 * What a rider shares or keeps for himself, in four parts. A ride's existence, title and clocks are
 * its summary; whoever does not see that sees nothing of it.
 */
export const FIELD_GROUPS = ['summary', 'power', 'heartRate', 'position'] as const;
export type FieldGroup = (typeof FIELD_GROUPS)[number];

/** Second by second, distance, speed and altitude place a rider on a known road as surely as GPS. */
export const CHANNEL_REVEALS: Readonly<Record<StreamChannel, FieldGroup>> = {
  latitude: 'position',
  longitude: 'position',
  accuracy: 'position',
  altitude: 'position',
  distance: 'position',
  speed: 'position',
  power: 'power',
  leftBalance: 'power',
  wBalance: 'power',
  cadence: 'power',
  heartRate: 'heartRate',
  temperature: 'summary',
};
