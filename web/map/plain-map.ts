import {
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { t } from '../i18n/index.ts';
import './map.css';

setWorkerUrl(workerUrl);

export const FRAME = { top: 40, bottom: 40, left: 40, right: 48 };

/** West, south, east, north. */
export type Bounds = [number, number, number, number];

interface MapOptions {
  /** What it shows, for screen readers. */
  title: string;
  /** null shows the whole world. */
  bounds: Bounds | null;
}

/** A flat map without a style yet, in the page's language; null where the browser has no WebGL. */
export function openPlainMap(
  container: HTMLElement,
  { title, bounds }: MapOptions,
): MapLibre | null {
  if (document.createElement('canvas').getContext('webgl2') === null) return null;
  const words = t().map;
  const map = new MapLibre({
    container,
    style: { version: 8, sources: {}, layers: [] },
    ...(bounds && { bounds: bounds as LngLatBoundsLike }),
    fitBoundsOptions: { padding: FRAME },
    attributionControl: false,
    cooperativeGestures: false,
    dragRotate: false,
    pitchWithRotate: false,
    scrollZoom: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': title,
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: 96 }), 'bottom-left');
  return map;
}
