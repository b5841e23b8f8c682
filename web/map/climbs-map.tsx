import type { Signal } from '@preact/signals';
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { ClimbLines } from '../api/climbs.ts';
import { useLook } from '../charts/look.ts';
import { climbWords } from '../i18n/climbs.ts';
import { language } from '../i18n/language.ts';
import { pinClimbs, type ShownClimb } from './climb-pins.ts';
import { climbsStyle, HIT } from './climbs-style.ts';
import { type Bounds, openPlainMap } from './plain-map.ts';

interface ClimbsMapProps {
  lines: ClimbLines;
  climbs: readonly ShownClimb[];
  /** The climb that is pointed at, here or elsewhere on the page. */
  pointed: Signal<string | null>;
}

/** Climbs on plain ground: each leads to its page. */
export default function ClimbsMap(props: ClimbsMapProps) {
  const [drawable, setDrawable] = useState(true);
  if (!drawable) return <p class="soft map-missing">{climbWords().map.noWebGl}</p>;
  return <DrawnMap key={language.value} {...props} onFail={() => setDrawable(false)} />;
}

function DrawnMap({ lines, climbs, pointed, onFail }: ClimbsMapProps & { onFail: () => void }) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const { route } = useLocation();
  const look = useLook();
  const climb = pointed.value;
  const style = useMemo(
    () => climbsStyle(lines, climbs, { look, pointed: climb }),
    [lines, climbs, look, climb],
  );
  useEffect(() => {
    if (container.current === null) return;
    const bounds = boundsOf(lines, climbs);
    const made = openPlainMap(container.current, { title: climbWords().map.title, bounds });
    if (made === null) {
      onFail();
      return;
    }
    setMap(made);
    return () => made.remove();
  }, []);
  useEffect(() => {
    map?.setStyle(style, { diff: true });
  }, [map, style]);
  useEffect(() => (map ? pinClimbs(map, climbs, pointed) : undefined), [map, climbs]);
  useEffect(() => (map ? follow(map, pointed, route) : undefined), [map]);
  return (
    <div class="ride-map climbs-map">
      <div ref={container} class="ride-map-canvas" />
    </div>
  );
}

/** Around all lines and pins; null where there is none. */
function boundsOf({ features }: ClimbLines, climbs: readonly ShownClimb[]): Bounds | null {
  const places = [
    ...features.flatMap(({ geometry }) => geometry.coordinates),
    ...climbs.map(({ position }) => [position.longitude, position.latitude]),
  ];
  if (places.length === 0) return null;
  const least = (axis: number) =>
    places.reduce((low, each) => Math.min(low, each[axis]), Number.POSITIVE_INFINITY);
  const most = (axis: number) =>
    places.reduce((high, each) => Math.max(high, each[axis]), Number.NEGATIVE_INFINITY);
  return [least(0), least(1), most(0), most(1)];
}

/** Pointing at a road names its climb, clicking opens it; returns how to stop. */
function follow(
  map: MapLibre,
  pointed: Signal<string | null>,
  route: (path: string) => void,
): () => void {
  const climbAt = ({ point }: MapMouseEvent): string | null => {
    if (!map.getLayer(HIT)) return null;
    const [found] = map.queryRenderedFeatures(point, { layers: [HIT] });
    return (found?.properties.climb as string | undefined) ?? null;
  };
  const move = (event: MapMouseEvent) => {
    // pins lie in the same container and say themselves that they are pointed at
    if ((event.originalEvent.target as Element).closest('.climb-pin')) return;
    pointed.value = climbAt(event);
    map.getCanvas().style.cursor = pointed.value === null ? '' : 'pointer';
  };
  const leave = () => {
    pointed.value = null;
  };
  const open = (event: MapMouseEvent) => {
    const climb = climbAt(event);
    if (climb !== null) route(`/climbs/${climb}`);
  };
  map.on('mousemove', move);
  map.on('mouseout', leave);
  map.on('click', open);
  return () => {
    map.off('mousemove', move);
    map.off('mouseout', leave);
    map.off('click', open);
  };
}
