import { type Map as MapLibre, Marker, type MarkerOptions } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Effort, Streams } from '../api.ts';
import type { ClimbBand } from '../charts/climb-bands.ts';
import { type Look, useLook } from '../charts/look.ts';
import type { View } from '../charts/view.ts';
import { inLanguage, t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { FRAME, openPlainMap } from './plain-map.ts';
import { mapStyle } from './style.ts';
import {
  boundsOf,
  climbLines,
  gatePoints,
  placeAt,
  slopeLines,
  type Track,
  trackOf,
} from './track.ts';
import { CursorPin, follow } from './track-cursor.tsx';

interface RideMapProps {
  /** Of the whole ride. */
  whole: Streams;
  climbs: readonly ClimbBand[];
  efforts: readonly Effort[];
  view: View;
}

/** The track on plain ground, its climbs and gates, and the cursor that it shares with the charts. */
export default function RideMap(props: RideMapProps) {
  const track = useMemo(() => trackOf(props.whole), [props.whole]);
  const [drawable, setDrawable] = useState(true);
  if (track === null) return null;
  if (!drawable) return <p class="soft map-missing">{t().map.noWebGl}</p>;
  return (
    <DrawnMap key={language.value} {...props} track={track} onFail={() => setDrawable(false)} />
  );
}

function DrawnMap(props: RideMapProps & { track: Track; onFail: () => void }) {
  const { track, climbs, efforts, view, whole } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const look = useLook();
  const style = useMemo(
    () => styleOf(track, climbs, efforts, look),
    [track, climbs, efforts, look],
  );
  const range = view.range.value ?? { start: 0, end: whole.seconds };

  useEffect(() => {
    if (container.current === null) return;
    const bounds = boundsOf(track, { start: 0, end: whole.seconds });
    const made = openPlainMap(container.current, { title: t().map.title, bounds });
    if (made === null) {
      props.onFail();
      return;
    }
    const pins = markEnds(made, track).concat(markClimbs(made, track, climbs));
    setMap(made);
    return () => {
      for (const pin of pins) pin.remove();
      made.remove();
    };
  }, [track]);
  useEffect(() => {
    map?.setStyle(style, { diff: true });
  }, [map, style]);
  useEffect(() => {
    const bounds = boundsOf(track, range);
    if (bounds) map?.fitBounds(bounds, { padding: FRAME, maxZoom: 17, duration: 0 });
  }, [map, track, range.start, range.end]);
  useEffect(() => {
    if (map === null) return;
    const range = () => view.range.value ?? { start: 0, end: whole.seconds };
    return follow(map, { track, cursor: view.cursor, range });
  }, [map, track]);

  return (
    <div class="ride-map">
      <div ref={container} class="ride-map-canvas" />
      {map && <CursorPin map={map} track={track} cursor={view.cursor} />}
    </div>
  );
}

const RIGHT = { anchor: 'right', offset: [-14, 0] } satisfies MarkerOptions;
const LEFT = { anchor: 'left', offset: [14, 0] } satisfies MarkerOptions;

function styleOf(
  track: Track,
  climbs: readonly ClimbBand[],
  efforts: readonly Effort[],
  look: Look,
) {
  const layers = {
    track: slopeLines(track),
    climbs: climbLines(track, climbs),
    gates: gatePoints(track, efforts),
  };
  return mapStyle(layers, look);
}

function markEnds(map: MapLibre, track: Track): Marker[] {
  const last = track.time[track.time.length - 1];
  const ends = [
    { place: placeAt(track, last), kind: 'finish', name: t().map.finish },
    { place: placeAt(track, track.time[0]), kind: 'start', name: t().map.start },
  ];
  return ends.flatMap(({ place, kind, name }) => {
    if (place === null) return [];
    const pin = document.createElement('span');
    pin.className = `map-end map-end-${kind}`;
    pin.title = name;
    return [new Marker({ element: pin }).setLngLat(place).addTo(map)];
  });
}

/** The number and name of each climb at its top, on the side where the map has more room. */
function markClimbs(map: MapLibre, track: Track, climbs: readonly ClimbBand[]): Marker[] {
  return climbs.flatMap((climb) => {
    const place = placeAt(track, climb.end);
    if (place === null) return [];
    const pin = document.createElement('span');
    pin.className = 'map-climb';
    pin.textContent = `${climb.number} ${inLanguage(climb.names)}`;
    const right = map.project(place).x > map.getContainer().clientWidth / 2;
    const side = right ? RIGHT : LEFT;
    return [new Marker({ element: pin, ...side }).setLngLat(place).addTo(map)];
  });
}
