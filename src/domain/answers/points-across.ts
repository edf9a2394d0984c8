/** Points where a site might stand if it may stand anywhere: a grid over where people live. */
import type { LonLat } from '../../../geo/walk/graph.ts';

/** Metres between two points, and from homes. */
const APART = 100;
/** More would take longer than one looks at a spinner; then the grid is wider. */
const MOST = 2500;

const PER_DEGREE = 111_320;

/** `places`: `lon, lat` in turn. Points are given only within `APART` of a home. */
export function pointsAcross(places: Float64Array): LonLat[] {
  for (let apart = APART; ; apart *= 1.25) {
    const found = gridOver(places, apart);
    if (found.length <= MOST) return found;
  }
}

function gridOver(places: Float64Array, apart: number): LonLat[] {
  const lat0 = places[1] ?? 0;
  const kx = (PER_DEGREE * Math.cos((lat0 * Math.PI) / 180)) / apart;
  const ky = PER_DEGREE / apart;
  const cells = new Map<string, LonLat>();
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [column, row] = [Math.round((places[i] ?? 0) * kx), Math.round((places[i + 1] ?? 0) * ky)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) cells.set(`${column + dx},${row + dy}`, [(column + dx) / kx, (row + dy) / ky]);
  }
  return [...cells.values()];
}
