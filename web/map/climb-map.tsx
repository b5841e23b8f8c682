import type { Signal } from '@preact/signals';
import { type Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ClimbLine } from '../api/climbs.ts';
import { type Piece, pieceAt } from '../charts/climb-pieces.ts';
import type { Mark } from '../charts/climb-place.ts';
import { type Look, useLook } from '../charts/look.ts';
import { climbWords } from '../i18n/climbs.ts';
import { language } from '../i18n/language.ts';
import { withoutOverlap } from './overlap.ts';
import { FRAME, openPlainMap } from './plain-map.ts';
import { mapStyle } from './style.ts';
import { boundsOf, placeAt, slopeLines, type Track } from './track.ts';
import { CursorPin, follow } from './track-cursor.tsx';

interface ClimbMapProps {
  line: ClimbLine;
  /** Gradients by piece; null where they are unknown. */
  pieces: readonly Piece[] | null;
  marks: readonly Mark[];
  /** Metres of road from the start gate. */
  cursor: Signal<number | null>;
}

/** The road of a climb in the colours of its gradient, its gates, and the cursor of the profile. */
export default function ClimbMap(props: ClimbMapProps) {
  const [drawable, setDrawable] = useState(true);
  if (!drawable) return <p class="soft map-missing">{climbWords().map.noWebGl}</p>;
  return <DrawnMap key={language.value} {...props} onFail={() => setDrawable(false)} />;
}

function DrawnMap(props: ClimbMapProps & { onFail: () => void }) {
  const { line, pieces, marks, cursor } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const look = useLook();
  const track = useMemo(() => trackOf(line, pieces), [line, pieces]);
  const style = useMemo(() => styleOf(line, track, look), [line, track, look]);
  useEffect(() => {
    if (container.current === null) return;
    const bounds = boundsOf(track, wholeOf(line));
    const made = openPlainMap(container.current, { title: climbWords().map.climb, bounds });
    if (made === null) {
      props.onFail();
      return;
    }
    const refit = () => {
      if (bounds) made.fitBounds(bounds, { padding: FRAME, duration: 0 });
    };
    made.on('resize', refit);
    setMap(made);
    return () => made.remove();
  }, [line]);
  useEffect(() => {
    map?.setStyle(style, { diff: true });
  }, [map, style]);
  useEffect(() => (map ? pinMarks(map, track, marks) : undefined), [map, track, marks]);
  useEffect(
    () => (map ? follow(map, { track, cursor, range: () => wholeOf(line) }) : undefined),
    [map, track],
  );
  return (
    <div class="ride-map">
      <div ref={container} class="ride-map-canvas" />
      {map && <CursorPin map={map} track={track} cursor={cursor} />}
    </div>
  );
}

/** A track whose moments are metres of road: what maps know of rides holds of roads too. */
function trackOf({ line }: ClimbLine, pieces: readonly Piece[] | null): Track {
  const time = Float64Array.from(line.along);
  return {
    time,
    longitude: Float64Array.from(line.longitude),
    latitude: Float64Array.from(line.latitude),
    slope: time.map((along) => (pieces ? pieceAt(pieces, along).slope : Number.NaN)),
  };
}

/** A little more than the road, so that its last vertex is within. */
function wholeOf({ length }: ClimbLine) {
  return { start: 0, end: length + 1 };
}

function styleOf(line: ClimbLine, track: Track, look: Look) {
  const { longitude, latitude } = line.line;
  const last = longitude.length - 1;
  const ends = [0, last].map((i) => gate('end', longitude[i], latitude[i]));
  const inner = line.gates.map((each) => gate('inner', each.longitude, each.latitude));
  return mapStyle(
    {
      track: slopeLines(track),
      climbs: { type: 'FeatureCollection', features: [] },
      gates: { type: 'FeatureCollection', features: [...inner, ...ends] },
    },
    look,
  );
}

function gate(kind: 'end' | 'inner', longitude: number, latitude: number) {
  return {
    type: 'Feature' as const,
    properties: { kind },
    geometry: { type: 'Point' as const, coordinates: [longitude, latitude] as [number, number] },
  };
}

/** The number of each inner gate beside the road, where there is room; returns how to take them away. */
function pinMarks(map: MapLibre, track: Track, marks: readonly Mark[]): () => void {
  const pins = marks.flatMap(({ along, label }) => {
    const place = placeAt(track, along);
    if (place === null) return [];
    const element = document.createElement('span');
    element.className = 'map-bend';
    element.textContent = label;
    const marker = new Marker({ element, anchor: 'bottom-left', offset: [3, -1] });
    return [{ element, marker: marker.setLngLat(place).addTo(map) }];
  });
  const arrange = () => {
    for (const { element } of pins) element.hidden = false;
    const free = withoutOverlap(pins.map(({ element }) => element.getBoundingClientRect()));
    for (const [index, { element }] of pins.entries()) element.hidden = !free[index];
  };
  arrange();
  map.on('moveend', arrange);
  return () => {
    map.off('moveend', arrange);
    for (const { marker } of pins) marker.remove();
  };
}
