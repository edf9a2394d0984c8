/** Straight-line distances for "what is near"; walking distances belong to the walking network, not here. */
import type { Geometry, Position } from 'geojson';
import { boundsOfGeometry } from '../../../geo/bounds.ts';
import { metresBetween } from '../../../geo/crs/metres.ts';

/** The middle of a geometry's bounding box; null for an empty geometry. */
export function centreOf(geometry: Geometry): Position | null {
  const bounds = boundsOfGeometry(geometry);
  return bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

/** Metres between two near `[lon, lat]`. */
export const straightMetres = ([aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position): number =>
  metresBetween([aLon, aLat], [bLon, bLat]);
