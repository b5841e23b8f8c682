import { effect, type Signal } from '@preact/signals';
import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { Names } from '../api.ts';
import { inLanguage } from '../i18n/index.ts';
import { sidesOf } from './overlap.ts';

/** A climb on the map of a territory. */
export interface ShownClimb {
  climb: string;
  names: Names;
  position: { longitude: number; latitude: number };
  /** Whether it has a line; otherwise only its place is known. */
  timed: boolean;
  /** Where names have too little room, those of greater climbs stay. */
  rank: number;
  /** Those of its variants that are shown. */
  variants: string[];
}

/**
 * A dot and a name at each climb, links both; names without room are left to the
 * pointer. Returns how to take them away.
 */
export function pinClimbs(
  map: MapLibre,
  climbs: readonly ShownClimb[],
  pointed: Signal<string | null>,
): () => void {
  const ranked = [...climbs].sort((a, b) => b.rank - a.rank);
  const pins = ranked.map((climb) => pinOf(climb, pointed));
  const markers = pins.map((element, index) => {
    const { longitude, latitude } = ranked[index].position;
    return new Marker({ element }).setLngLat([longitude, latitude]).addTo(map);
  });
  const widths = pins.map((pin) => pin.firstElementChild?.getBoundingClientRect().width ?? 0);
  const arrange = () => {
    const dots = ranked.map(({ position: { longitude, latitude } }, index) => {
      return { ...pixelOf(map, longitude, latitude), width: widths[index] };
    });
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    for (const [index, side] of sidesOf(dots, { width, height }).entries()) {
      pins[index].classList.toggle('crowded', side === null);
      pins[index].classList.toggle('reversed', side === 'left');
    }
  };
  const stop = effect(() => {
    for (const [index, pin] of pins.entries()) {
      pin.classList.toggle('current', ranked[index].climb === pointed.value);
    }
  });
  arrange();
  map.on('moveend', arrange);
  return () => {
    stop();
    map.off('moveend', arrange);
    for (const marker of markers) marker.remove();
  };
}

function pixelOf(map: MapLibre, longitude: number, latitude: number): { x: number; y: number } {
  const { x, y } = map.project([longitude, latitude]);
  return { x, y };
}

function pinOf({ climb, names, timed }: ShownClimb, pointed: Signal<string | null>): HTMLElement {
  const pin = document.createElement('a');
  pin.href = `/climbs/${climb}`;
  pin.className = timed ? 'climb-pin' : 'climb-pin catalogue';
  const name = document.createElement('span');
  name.textContent = inLanguage(names);
  pin.setAttribute('aria-label', inLanguage(names)); // the name may have no room
  pin.append(name);
  const point = (to: string | null) => () => {
    pointed.value = to;
  };
  pin.addEventListener('pointerenter', point(climb));
  pin.addEventListener('pointerleave', point(null));
  pin.addEventListener('focus', point(climb));
  pin.addEventListener('blur', point(null));
  return pin;
}
