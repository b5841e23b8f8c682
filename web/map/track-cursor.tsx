import type { Signal } from '@preact/signals';
import { type Map as MapLibre, Marker } from 'maplibre-gl';
import { useEffect, useRef } from 'preact/hooks';
import type { Range } from '../../src/core/series.ts';
import { momentNear, placeAt, type Track } from './track.ts';

/** Pixels around the pointer in which the track is meant. */
const REACH = 24;

interface FollowOptions {
  track: Track;
  cursor: Signal<number | null>;
  /** The part of the track that can be pointed at. */
  range: () => Range;
}

/** Pointing at the track moves the cursor of the page; returns how to stop. */
export function follow(map: MapLibre, { track, cursor, range }: FollowOptions): () => void {
  const move = ({
    point,
    lngLat,
  }: {
    point: { x: number; y: number };
    lngLat: { lng: number; lat: number };
  }) => {
    const reach = Math.abs(map.unproject([point.x, point.y + REACH]).lat - lngLat.lat);
    cursor.value = momentNear(track, lngLat, { range: range(), reach });
  };
  const leave = () => {
    cursor.value = null;
  };
  map.on('mousemove', move);
  map.on('click', move);
  map.on('mouseout', leave);
  return () => {
    map.off('mousemove', move);
    map.off('click', move);
    map.off('mouseout', leave);
  };
}

interface CursorPinProps {
  map: MapLibre;
  track: Track;
  cursor: Signal<number | null>;
}

/** Follows the cursor of the page without drawing the map again. */
export function CursorPin({ map, track, cursor }: CursorPinProps) {
  const pin = useRef<Marker | null>(null);
  const moment = cursor.value;
  useEffect(() => {
    const place = moment === null ? null : placeAt(track, moment);
    if (place === null) {
      pin.current?.remove();
      pin.current = null;
      return;
    }
    if (pin.current === null) {
      const element = document.createElement('span');
      element.className = 'map-cursor';
      pin.current = new Marker({ element }).setLngLat(place).addTo(map);
    }
    pin.current.setLngLat(place);
  }, [map, track, moment]);
  useEffect(() => () => void pin.current?.remove(), [map]);
  return null;
}
