import { lineOfTraces } from '../core/climbs/add-line.ts';
import { packInvalid } from '../core/climbs/pack-fields.ts';
import type { Position } from '../core/climbs/passes.ts';
import { timedFeature } from '../core/climbs/timed-feature.ts';
import { LabError } from '../core/errors.ts';
import { changePack } from '../territories.ts';
import { readTraces } from './territory-files.ts';

export interface AddLineOptions {
  from?: string;
  to?: string;
  altitude?: boolean;
  base?: string;
  summit?: string;
}

/** `territory add-line DIR CLIMB/VARIANT FILE…` */
export async function addLine(
  [dir, id, ...files]: string[],
  { altitude = false, ...options }: AddLineOptions,
): Promise<void> {
  const from = positionIn('from', options.from);
  const to = positionIn('to', options.to);
  const traces = (await Promise.all(files.map((file) => readTraces(file, altitude)))).flat();
  const line = lineOfTraces(traces, { ...(from && { from }), ...(to && { to }) });
  const base = metresIn('base', options.base);
  const summit = metresIn('summit', options.summit);
  const heights = {
    unverified: altitude,
    ...(base !== null && { base }),
    ...(summit !== null && { summit }),
  };
  await changePack(dir, ({ climbs }) => {
    const features = climbs.map((feature) =>
      idOf(feature) === id ? timedFeature(feature, line, heights) : feature,
    );
    if (!climbs.some((feature) => idOf(feature) === id)) {
      throw packInvalid('climbs.geojson', `has no climb "${id}": write its feature first`);
    }
    return { climbs: features };
  });
  const told = line.altitudes > 0 ? `, altitude of ${line.altitudes}` : ', no altitude';
  process.stdout.write(
    `${id}: a line of ${line.coordinates.length} points out of ${line.passes} passes${told}.\n`,
  );
}

function idOf(feature: unknown): unknown {
  return (feature as { id?: unknown } | null)?.id;
}

function positionIn(option: string, text: string | undefined): Position | null {
  if (text === undefined) return null;
  const [latitude, longitude, ...more] = text.split(',').map(Number);
  if (more.length === 0 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
    return { latitude, longitude };
  }
  throw new LabError('bad-request', `--${option} is "${text}": it takes latitude,longitude.`);
}

function metresIn(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const metres = Number(text);
  if (text !== '' && Number.isFinite(metres)) return metres;
  throw new LabError('bad-request', `--${option} is "${text}": it takes metres above the sea.`);
}
