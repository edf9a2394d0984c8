import type { Position } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';

/** Where the map has settled; EPSG:4326 `[lon, lat]`, `zoom` is MapLibre's. */
export interface Camera {
  readonly center: Position;
  readonly zoom: number;
}

export type { Bounds };

/** Where somebody wants the map to go: data, consumed once by the map's updater. A new object is a new wish. */
export type CameraWish =
  | { readonly kind: 'bounds'; readonly bounds: Bounds; readonly maxZoom?: number }
  | { readonly kind: 'point'; readonly center: Position; readonly zoom: number };

/** CSS pixels that panels take from the map, so that a wish centres in what is left visible. */
export interface MapInsets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const noInsets: MapInsets = { top: 0, right: 0, bottom: 0, left: 0 };
