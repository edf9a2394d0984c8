import type { Position } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import type { AppContext } from './context.ts';
import { flyToBounds } from './fly-to.ts';
import { homesOf, type Home } from './homes-of.ts';

/** Brings the person's own duty into view, the larger part of it where it lies in several. False while it is not held yet. */
export function flyHome(app: AppContext): boolean {
  const [home] = homesOf(app.store.getState().world);
  if (home) flyToBounds(app, home.bounds);
  return home !== undefined;
}

/** Home, or from one part of the duty to the next; null while it is not held yet. `place` counts from 1. */
export function flyToNextHome(app: AppContext): { home: Home; place: number; places: number } | null {
  const { world, camera } = app.store.getState();
  const homes = homesOf(world);
  const here = camera ? homes.findIndex(({ bounds }) => isInside(bounds, camera.center)) : -1;
  const next = (here + 1) % Math.max(1, homes.length);
  const home = homes[next];
  if (!home) return null;
  flyToBounds(app, home.bounds);
  return { home, place: next + 1, places: homes.length };
}

const isInside = ([west, south, east, north]: Bounds, [lon = NaN, lat = NaN]: Position): boolean =>
  west <= lon && lon <= east && south <= lat && lat <= north;
