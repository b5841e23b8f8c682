import type { StreamChannel, StreamColumns } from '../../src/core/streams.ts';
import type { ShownUnit } from '../format/quantity.ts';

/** One of the charts stacked under each other. */
export interface Pane {
  channel: StreamChannel & ('altitude' | 'power' | 'wBalance' | 'heartRate' | 'cadence' | 'speed');
  unit: ShownUnit;
  digits: number;
  /** Drawn value = value × scale: what the unit shows. */
  scale: number;
  /** Colour of its line, a token of the style sheet. */
  token: string;
  /** Mean over so many seconds, where samples are closer than that. */
  smoothing: number;
  fromZero: boolean;
  /** Pixels. */
  height: number;
}

const LOW = 104;

const PANES: readonly Pane[] = [
  {
    channel: 'altitude',
    unit: 'm',
    digits: 0,
    scale: 1,
    token: '--ink-soft',
    smoothing: 1,
    fromZero: false,
    height: 184,
  },
  {
    channel: 'power',
    unit: 'W',
    digits: 0,
    scale: 1,
    token: '--chart-power',
    smoothing: 5,
    fromZero: true,
    height: 120,
  },
  {
    channel: 'wBalance',
    unit: 'J',
    digits: 0,
    scale: 1 / 1000,
    token: '--chart-w-balance',
    smoothing: 1,
    fromZero: true,
    height: LOW,
  },
  {
    channel: 'heartRate',
    unit: 'bpm',
    digits: 0,
    scale: 1,
    token: '--chart-heart-rate',
    smoothing: 1,
    fromZero: false,
    height: LOW,
  },
  {
    channel: 'cadence',
    unit: 'rpm',
    digits: 0,
    scale: 1,
    token: '--chart-cadence',
    smoothing: 5,
    fromZero: true,
    height: LOW,
  },
  {
    channel: 'speed',
    unit: 'm/s',
    digits: 1,
    scale: 3.6,
    token: '--chart-speed',
    smoothing: 5,
    fromZero: true,
    height: LOW,
  },
];

/** The charts that a ride can fill. */
export function panesOf(channels: StreamColumns): Pane[] {
  return PANES.filter((pane) => channels[pane.channel] !== undefined);
}

/** All that the page of a ride asks of its streams. */
export const SHOWN_CHANNELS: readonly StreamChannel[] = [
  ...PANES.map((pane) => pane.channel),
  'distance',
  'latitude',
  'longitude',
];
