import { useEffect, useState } from 'preact/hooks';
import type { StreamChannel } from '../../../src/core/streams.ts';
import type { ComparedEffort } from '../../api/efforts.ts';
import { api, type Streams } from '../../api.ts';
import { deltaAlong, isCoarse } from '../../charts/delta.ts';
import { quantityText } from '../../charts/moment.ts';
import type { RoadLine, RoadPane } from '../../charts/road-panes.ts';
import { valuesAlong } from '../../charts/road-values.ts';
import { effortWords } from '../../i18n/effort.ts';
import { t } from '../../i18n/index.ts';
import { ROAD_CHANNELS } from '../effort/panes.ts';
import { keyOf, type Lane } from './lanes.ts';

/** Metres of road that a drawn value is the mean of: what several lines can be read at. */
const STEP = 100;
/** Fine enough for that, and eight of them are soon there. */
const POINTS = 3000;

const COMPARED = ['speed', 'power', 'heartRate'] as const;
const ASKED: readonly StreamChannel[] = [...COMPARED, 'distance'];

/** By the key of the effort. */
export type StreamsByEffort = ReadonlyMap<string, Streams>;

/** What was measured on each effort, as it comes in; efforts of which nothing comes are missing. */
export function useStreamsOf(efforts: readonly ComparedEffort[]): StreamsByEffort {
  const [found, setFound] = useState<StreamsByEffort>(new Map());
  useEffect(() => {
    const asked = new AbortController();
    for (const effort of efforts) {
      const key = keyOf(effort);
      if (found.has(key)) continue;
      const { ride, start, end } = effort;
      const range = { start: Math.max(0, start - 2), end: end + 2 };
      api.streams(ride.id, { channels: ASKED, points: POINTS, range }, asked.signal).then(
        (streams) => {
          if (!asked.signal.aborted) setFound((before) => new Map(before).set(key, streams));
        },
        () => {
          // its times are compared all the same; the charts just lack a line
        },
      );
    }
    return () => asked.abort();
  }, [efforts]);
  return found;
}

/** The gaps to one of the efforts, and what was measured, a line for each that shares it. */
export function comparedPanes(
  lanes: readonly Lane[],
  { reference, streams }: { reference: Lane; streams: StreamsByEffort },
): RoadPane[] {
  const others = lanes.filter((lane) => lane !== reference);
  return [
    ...(others.length > 0 ? [gapPane(others, reference)] : []),
    ...COMPARED.flatMap((channel) => measuredPane(channel, lanes, streams)),
  ];
}

function lineOf({ key, letter, name, token, dash }: Lane): Omit<RoadLine, 'values'> {
  return { id: key, label: `${letter} ${name}`, short: letter, token, dash };
}

function gapPane(others: readonly Lane[], reference: Lane): RoadPane {
  const words = effortWords();
  return {
    id: 'gap',
    title: words.comparison.gapTo(`${reference.letter} ${reference.name}`),
    unit: 'delta',
    digits: 0,
    scale: 1,
    fromZero: false,
    height: 180,
    sides: { above: words.charts.behind, below: words.charts.ahead },
    lines: others.map((lane) => ({
      ...lineOf(lane),
      values: deltaAlong(lane.effort.course, reference.effort.course),
      coarse: isCoarse(lane.effort.course) || isCoarse(reference.effort.course),
    })),
  };
}

function measuredPane(
  channel: (typeof COMPARED)[number],
  lanes: readonly Lane[],
  found: StreamsByEffort,
): RoadPane[] {
  const lines = lanes.flatMap((lane): RoadLine[] => {
    const { start, course } = lane.effort;
    const streams = found.get(lane.key);
    const column = streams?.channels[channel];
    // by its gates alone, nobody knows where on the road a value was measured
    if (!streams || !column || isCoarse(course)) return [];
    const values = valuesAlong(streams, column, { passing: { start, course }, step: STEP });
    return [{ ...lineOf(lane), values }];
  });
  const about = ROAD_CHANNELS.find((each) => each.channel === channel);
  if (!about || lines.length === 0) return [];
  const { unit, digits, scale, fromZero } = about;
  return [
    {
      ...{ id: channel, unit, digits, scale, fromZero, lines },
      title: t().charts.channels[channel],
      height: 120,
      corner: effortWords().charts.meanOver(quantityText(STEP, 'm', 0)),
    },
  ];
}
