import type { Guide, Mark } from './guide.ts';

/** Symbols that head units of Garmin know; others show their own. */
const SYMBOLS: Record<Mark['kind'], string> = {
  gate: 'Flag, Blue',
  finish: 'Summit',
  water: 'Drinking Water',
  repair: 'Car Repair',
  host: 'Lodging',
  station: 'Ground Transportation',
  'third-place': 'Building',
  toilets: 'Restroom',
  shelter: 'Shelter',
  hazard: 'Danger Area',
};

/**
 * GPX 1.1: a waypoint for each mark, and the line as a track without times. A track, not a route
 * (`rte`): many devices take the points of a route for goals and find a way of their own between them.
 */
export function writeClimbGpx({ line, title, marks, attribution, licence }: Guide): string {
  const points = Array.from(line.longitude, (longitude, i) =>
    point('trkpt', line.latitude[i], longitude, line.altitude?.[i] ?? null, ''),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Cycling Lab" xmlns="http://www.topografix.com/GPX/1/1">
<metadata><name>${xml(title)}</name><desc>${xml(`${attribution}. ${licence.id}`)}</desc><copyright author="${xml(attribution)}"><license>${xml(licence.url)}</license></copyright></metadata>
${marks.map(waypoint).join('\n')}
<trk><name>${xml(title)}</name><type>cycling</type><trkseg>
${points.join('\n')}
</trkseg></trk>
</gpx>
`;
}

function waypoint({ latitude, longitude, altitude, name, kind, source }: Mark): string {
  const src = source === null ? '' : `<src>${xml(source)}</src>`;
  const inner = `<name>${xml(name)}</name>${src}<sym>${SYMBOLS[kind]}</sym><type>${kind}</type>`;
  return point('wpt', latitude, longitude, altitude, inner);
}

function point(
  element: string,
  latitude: number,
  longitude: number,
  altitude: number | null,
  inner: string,
): string {
  const ele = altitude === null ? '' : `<ele>${altitude.toFixed(1)}</ele>`;
  return `<${element} lat="${latitude}" lon="${longitude}">${ele}${inner}</${element}>`;
}

/** As text or in an attribute; characters that XML 1.0 does not know go. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
