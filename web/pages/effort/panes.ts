import type { StreamChannel } from '../../../src/core/streams.ts';
import type { EffortDetail } from '../../api/efforts.ts';
import type { Streams } from '../../api.ts';
import { deltaAlong, isCoarse } from '../../charts/delta.ts';
import { quantityText } from '../../charts/moment.ts';
import type { RoadPane } from '../../charts/road-panes.ts';
import { type Passing, valuesAlong } from '../../charts/road-values.ts';
import { effortWords } from '../../i18n/effort.ts';
import { t } from '../../i18n/index.ts';
import { type ReferenceKind, referenceName } from './reference-switch.tsx';

/** Metres of road that a drawn value is the mean of. */
const STEP = 50;
const LOW = 104;

/** What is drawn of each channel along the road; in the order of the charts. */
export const ROAD_CHANNELS = [
  { channel: 'power', unit: 'W', digits: 0, scale: 1, token: '--chart-power', fromZero: true },
  {
    channel: 'wBalance',
    unit: 'J',
    digits: 0,
    scale: 1 / 1000,
    token: '--chart-w-balance',
    fromZero: true,
  },
  {
    channel: 'heartRate',
    unit: 'bpm',
    digits: 0,
    scale: 1,
    token: '--chart-heart-rate',
    fromZero: false,
  },
  {
    channel: 'cadence',
    unit: 'rpm',
    digits: 0,
    scale: 1,
    token: '--chart-cadence',
    fromZero: true,
  },
  { channel: 'speed', unit: 'm/s', digits: 1, scale: 3.6, token: '--chart-speed', fromZero: true },
] as const;

/** All that the page of an effort asks of the streams of its ride. */
export const MEASURED: readonly StreamChannel[] = [
  ...ROAD_CHANNELS.map(({ channel }) => channel),
  'distance',
];

/** The charts that the streams can fill. */
export function measuredPanes(streams: Streams, passing: Passing): RoadPane[] {
  return ROAD_CHANNELS.flatMap(({ channel, token, ...about }): RoadPane[] => {
    const column = streams.channels[channel];
    if (!column) return [];
    const values = valuesAlong(streams, column, { passing, step: STEP });
    const title = t().charts.channels[channel];
    return [
      {
        ...about,
        id: channel,
        title,
        height: LOW,
        corner: effortWords().charts.meanOver(quantityText(STEP, 'm', 0)),
        lines: [{ id: channel, label: title, token, values }],
      },
    ];
  });
}

/** The gap to what the effort is compared with; nothing where that is missing. */
export function deltaPane(effort: EffortDetail, kind: ReferenceKind): RoadPane[] {
  const { course, references } = effort;
  const reference = references[kind];
  if (reference.missing !== null) return [];
  const words = effortWords();
  const label = referenceName(kind, effort);
  return [
    {
      id: 'gap',
      title: words.references.against(words.references.delta, label),
      unit: 'delta',
      digits: 0,
      scale: 1,
      fromZero: false,
      height: 140,
      sides: { above: words.charts.behind, below: words.charts.ahead },
      lines: [
        {
          id: kind,
          label,
          token: '--ink',
          values: deltaAlong(course, reference.course),
          coarse: isCoarse(course) || isCoarse(reference.course),
        },
      ],
    },
  ];
}
