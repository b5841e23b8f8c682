import { effect, type Signal } from '@preact/signals';
import { type Map as MapLibre, Marker } from 'maplibre-gl';
import type { Names } from '../api.ts';
import { inLanguage } from '../i18n/index.ts';
import { type Box, withoutOverlap } from './overlap.ts';

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

/** Pixels from the middle of a dot that no name may cover. */
const DOT = 4;
/** Pixels that a letter of a name takes, and a little more. */
const LETTER = 10;

/**
 * A dot and a name at each climb, links both; names that would cover another are left to the
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
    const room = map.getContainer().clientWidth - map.project([longitude, latitude]).x;
    const isRight = room < LETTER * inLanguage(ranked[index].names).length;
    element.classList.toggle('reversed', isRight);
    const anchor = isRight ? 'right' : 'left';
    return new Marker({ element, anchor }).setLngLat([longitude, latitude]).addTo(map);
  });
  const arrange = () => {
    for (const pin of pins) pin.classList.remove('crowded');
    const names = pins.map((pin) => (pin.firstElementChild ?? pin).getBoundingClientRect());
    const dots = ranked.map(({ position }) => dotBox(map, position));
    const free = withoutOverlap(names, dots);
    for (const [index, pin] of pins.entries()) pin.classList.toggle('crowded', !free[index]);
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

/** Around the middle of a dot, on the screen. */
function dotBox(map: MapLibre, { longitude, latitude }: ShownClimb['position']): Box {
  const corner = map.getContainer().getBoundingClientRect();
  const { x, y } = map.project([longitude, latitude]);
  const [left, top] = [corner.left + x, corner.top + y];
  return { left: left - DOT, top: top - DOT, right: left + DOT, bottom: top + DOT };
}

function pinOf({ climb, names, timed }: ShownClimb, pointed: Signal<string | null>): HTMLElement {
  const pin = document.createElement('a');
  pin.href = `/climbs/${climb}`;
  pin.className = timed ? 'climb-pin' : 'climb-pin catalogue';
  const name = document.createElement('span');
  name.textContent = inLanguage(names);
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
