import type { RecordedRide, Sample } from './record.ts';
import type { RideInfo } from './totals.ts';

/** How programs differ in writing sensors into a GPX track point. */
export type GpxDialect = 'garmin' | 'strava' | 'plain';

const CREATORS: Record<GpxDialect, string> = {
  garmin: 'Cycling Lab samples (Garmin dialect)',
  strava: 'Cycling Lab samples (Strava dialect)',
  plain: 'Cycling Lab samples (no extension schema)',
};

const TRACK_POINT_SCHEMA = 'http://www.garmin.com/xmlschemas/TrackPointExtension/v1';

/** GPX 1.1; a pause of the timer closes the track segment. */
export function writeGpx(ride: RecordedRide, info: RideInfo, dialect: GpxDialect): string {
  const segments = split(ride).map(
    (samples) =>
      `  <trkseg>\n${samples.map((s) => trackPoint(s, info, dialect)).join('\n')}\n  </trkseg>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="${CREATORS[dialect]}" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="${TRACK_POINT_SCHEMA}">
 <metadata><time>${iso(info.start)}</time></metadata>
 <trk>
  <name>${xmlText(info.title)}</name>
  <type>${typeOf(info, dialect)}</type>
${segments.join('\n')}
 </trk>
</gpx>
`;
}

/** Strava writes a number for any ride, Garmin a word for the kind of bike. */
function typeOf(info: RideInfo, dialect: GpxDialect): string {
  if (dialect !== 'garmin') return dialect === 'strava' ? '1' : 'cycling';
  return GARMIN_TYPES[info.subSport] ?? 'cycling';
}

const GARMIN_TYPES: Partial<Record<string, string>> = {
  road: 'road_biking',
  gravelCycling: 'gravel_cycling',
  eBikeMountain: 'e_bike_mountain',
};

function trackPoint(sample: Sample, info: RideInfo, dialect: GpxDialect): string {
  const position = `lat="${sample.latitude?.toFixed(7)}" lon="${sample.longitude?.toFixed(7)}"`;
  const extensions = EXTENSIONS[dialect](sample);
  return `   <trkpt ${position}><ele>${sample.altitude}</ele><time>${iso(info.start + sample.time)}</time>${
    extensions ? `<extensions>${extensions}</extensions>` : ''
  }</trkpt>`;
}

const EXTENSIONS: Record<GpxDialect, (sample: Sample) => string> = {
  garmin: (s) =>
    `${element('power', s.power)}<gpxtpx:TrackPointExtension>${element('gpxtpx:atemp', s.temperature)}${element('gpxtpx:hr', s.heartRate)}${element('gpxtpx:cad', s.cadence)}</gpxtpx:TrackPointExtension>`,
  strava: (s) =>
    `${element('power', s.power)}${element('heartrate', s.heartRate)}${element('cadence', s.cadence)}${element('temp', s.temperature)}`,
  plain: (s) =>
    `${element('PowerInWatts', s.power)}${element('hr', s.heartRate)}${element('cad', s.cadence)}`,
};

/** TCX with one Lap a lap and one Track a stretch between pauses. */
export function writeTcx(ride: RecordedRide, info: RideInfo): string {
  const laps = info.laps.map((lap) => {
    const inside = (s: Sample) => s.time >= lap.start && s.time < lap.end;
    const tracks = split(ride)
      .map((samples) => samples.filter(inside))
      .filter((samples) => samples.length > 0);
    return `   <Lap StartTime="${iso(info.start + lap.start)}">
    <TotalTimeSeconds>${lap.end - lap.start}</TotalTimeSeconds><DistanceMeters>${lapDistance(tracks.flat())}</DistanceMeters><Calories>0</Calories><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod>
${tracks.map((samples) => `    <Track>\n${samples.map((s) => trackpoint(s, info)).join('\n')}\n    </Track>`).join('\n')}
   </Lap>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">
 <Activities>
  <Activity Sport="Biking">
   <Id>${iso(info.start)}</Id>
${laps.join('\n')}
   <Creator><Name>Cycling Lab samples</Name></Creator>
  </Activity>
 </Activities>
</TrainingCenterDatabase>
`;
}

function trackpoint(sample: Sample, info: RideInfo): string {
  const position = `<Position><LatitudeDegrees>${sample.latitude?.toFixed(7)}</LatitudeDegrees><LongitudeDegrees>${sample.longitude?.toFixed(7)}</LongitudeDegrees></Position>`;
  const heart =
    sample.heartRate === null
      ? ''
      : `<HeartRateBpm>${element('Value', sample.heartRate)}</HeartRateBpm>`;
  return `     <Trackpoint><Time>${iso(info.start + sample.time)}</Time>${position}<AltitudeMeters>${sample.altitude}</AltitudeMeters><DistanceMeters>${sample.distance.toFixed(2)}</DistanceMeters>${heart}${element('Cadence', sample.cadence)}<Extensions><ns3:TPX><ns3:Speed>${sample.speed.toFixed(3)}</ns3:Speed>${element('ns3:Watts', sample.power)}</ns3:TPX></Extensions></Trackpoint>`;
}

function lapDistance(samples: Sample[]): string {
  return ((samples.at(-1)?.distance ?? 0) - (samples[0]?.distance ?? 0)).toFixed(2);
}

/** A planned route as route planners export it: points, no times. */
export function writePlannedRoute(title: string, latitude: number[], longitude: number[]): string {
  const points = latitude.map(
    (lat, i) => `  <rtept lat="${lat.toFixed(6)}" lon="${longitude[i]?.toFixed(6)}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Cycling Lab samples" xmlns="http://www.topografix.com/GPX/1/1">
 <rte>
  <name>${xmlText(title)}</name>
${points.join('\n')}
 </rte>
</gpx>
`;
}

/** Samples between the pauses. */
function split(ride: RecordedRide): Sample[][] {
  const edges = [0, ...ride.pauses.map((pause) => pause.end), Infinity];
  return edges
    .slice(1)
    .map((end, i) => ride.samples.filter((s) => s.time >= (edges[i] as number) && s.time < end))
    .filter((samples) => samples.length > 0);
}

function element(name: string, value: number | null): string {
  return value === null ? '' : `<${name}>${value}</${name}>`;
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');
}
