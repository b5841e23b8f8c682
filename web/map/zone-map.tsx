import { type Map as MapLibre, Marker, type StyleSpecification } from 'maplibre-gl';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Look, useLook } from '../charts/look.ts';
import { accountWords } from '../i18n/account.ts';
import { language } from '../i18n/language.ts';
import { type Disc, ringOf } from './disc.ts';
import { type Bounds, FRAME, openPlainMap } from './plain-map.ts';

/** Longitude and latitude, as GeoJSON has them. */
export type Line = [number, number][];

/** A place that somebody set, and the disc that it hides once the service knows it. */
export interface ShownZone extends Disc {
  name: string;
  hidden: Disc | null;
}

interface ZoneMapProps {
  zones: readonly ShownZone[];
  /** Where the rider went lately: what the rider knows their home by, on a ground without a map. */
  tracks: readonly Line[];
  /** A place was clicked; null takes none at the moment. */
  onPick: ((place: { latitude: number; longitude: number }) => void) | null;
}

/** What is hidden from others, over the rider's own tracks. */
export default function ZoneMap(props: ZoneMapProps) {
  const [drawable, setDrawable] = useState(true);
  if (!drawable) return <p class="soft map-missing">{accountWords().zones.mapMissing}</p>;
  return <DrawnMap key={language.value} {...props} onFail={() => setDrawable(false)} />;
}

function DrawnMap({ zones, tracks, onPick, onFail }: ZoneMapProps & { onFail: () => void }) {
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const look = useLook();
  const style = useMemo(() => styleOf(zones, tracks, look), [zones, tracks, look]);
  const bounds = boundsOf(zones, tracks);

  useEffect(() => {
    if (container.current === null) return;
    const made = openPlainMap(container.current, { title: accountWords().zones.map, bounds });
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
  useEffect(() => {
    return map && bounds ? fitted(map, bounds) : undefined;
  }, [map, bounds?.join()]);
  useEffect(() => (map ? pinZones(map, zones) : undefined), [map, zones]);
  useEffect(() => (map && onPick ? picking(map, onPick) : undefined), [map, onPick]);
  return (
    <div class={onPick ? 'ride-map zone-map picking' : 'ride-map zone-map'}>
      <div ref={container} class="ride-map-canvas" />
    </div>
  );
}

/** The discs that are hidden, filled; those that are being set, dashed; the tracks below both. */
function styleOf(zones: readonly ShownZone[], tracks: readonly Line[], look: Look) {
  const discs = zones.map((zone) => ({
    type: 'Feature' as const,
    properties: { hidden: zone.hidden !== null },
    geometry: { type: 'Polygon' as const, coordinates: [ringOf(zone.hidden ?? zone)] },
  }));
  const lines = tracks.map((coordinates) => ({
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString' as const, coordinates },
  }));
  const collection = <F,>(features: F[]) => ({ type: 'FeatureCollection' as const, features });
  return {
    version: 8,
    sources: {
      tracks: { type: 'geojson', data: collection(lines) },
      discs: { type: 'geojson', data: collection(discs) },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': look('--sunken') } },
      {
        id: 'tracks',
        type: 'line',
        source: 'tracks',
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': look('--line-strong'), 'line-width': 2 },
      },
      {
        id: 'discs',
        type: 'fill',
        source: 'discs',
        paint: { 'fill-color': look('--accent'), 'fill-opacity': 0.22 },
      },
      {
        id: 'edges',
        type: 'line',
        source: 'discs',
        filter: ['get', 'hidden'],
        paint: { 'line-color': look('--accent'), 'line-width': 2 },
      },
      {
        id: 'draft-edges',
        type: 'line',
        source: 'discs',
        filter: ['!', ['get', 'hidden']],
        paint: {
          'line-color': look('--accent'),
          'line-width': 2,
          'line-dasharray': [2, 2],
        },
      },
    ],
  } satisfies StyleSpecification;
}

/** All in sight, also after the form beside it came or went; returns how to stop. */
function fitted(map: MapLibre, bounds: Bounds): () => void {
  const refit = () => void map.fitBounds(bounds, { padding: FRAME, maxZoom: 14, duration: 0 });
  refit();
  map.on('resize', refit);
  return () => void map.off('resize', refit);
}

/** A pin at each place set, with its name; returns how to take them away. */
function pinZones(map: MapLibre, zones: readonly ShownZone[]): () => void {
  const pins = zones.map(({ name, latitude, longitude }) => {
    const element = document.createElement('span');
    element.className = 'zone-pin';
    element.title = accountWords().zones.centreOf(name);
    return new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
  });
  return () => {
    for (const pin of pins) pin.remove();
  };
}

function picking(map: MapLibre, onPick: NonNullable<ZoneMapProps['onPick']>): () => void {
  const pick = ({ lngLat }: { lngLat: { lng: number; lat: number } }) =>
    onPick({ latitude: lngLat.lat, longitude: lngLat.lng });
  map.on('click', pick);
  return () => void map.off('click', pick);
}

/** Around the zones, else around the tracks; null where there is nothing yet. */
function boundsOf(zones: readonly ShownZone[], tracks: readonly Line[]): Bounds | null {
  const places = zones.length > 0 ? zones.flatMap(ringOf) : tracks.flat();
  if (places.length === 0) return null;
  const longitudes = places.map(([longitude]) => longitude);
  const latitudes = places.map(([, latitude]) => latitude);
  const least = (values: number[]) => values.reduce((low, value) => Math.min(low, value));
  const most = (values: number[]) => values.reduce((high, value) => Math.max(high, value));
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)];
}
