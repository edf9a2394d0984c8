import type { Bounds } from '../../geo/bounds.ts';
import type { Selection } from '../domain/selection.ts';
import type { CameraWish } from '../state/camera.ts';
import { boundsOf, boundsOfAll } from './bounds-of.ts';
import type { AppContext } from './context.ts';

/** Near enough to tell a unit's door from the next one's. */
const POINT_ZOOM = 18;
/** A small compound should not fill the screen to the pixel: its surroundings say where it is. */
const AREA_MAX_ZOOM = 18;

const wishFor = (bounds: Bounds): CameraWish =>
  bounds[0] === bounds[2] && bounds[1] === bounds[3]
    ? { kind: 'point', center: [bounds[0], bounds[1]], zoom: POINT_ZOOM }
    : { kind: 'bounds', bounds, maxZoom: AREA_MAX_ZOOM };

export function flyToBounds(app: AppContext, bounds: Bounds): void {
  app.store.setState({ cameraWish: wishFor(bounds) });
}

/** Brings a selection into view. False when it is not held or lies nowhere. */
export function flyTo(app: AppContext, selection: Selection): boolean {
  const bounds = boundsOf(app.store.getState().world, selection);
  if (bounds) flyToBounds(app, bounds);
  return bounds !== null;
}

/** Brings all of these into view together. False when none of them lies anywhere. */
export function flyToAll(app: AppContext, places: readonly Selection[]): boolean {
  const bounds = boundsOfAll(app.store.getState().world, places);
  if (bounds) flyToBounds(app, bounds);
  return bounds !== null;
}
