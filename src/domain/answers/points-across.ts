/** Points where a site might stand if it may stand anywhere: a grid over where people live. */
import type { LonLat } from '../../../geo/walk/graph.ts';

/** Metres between two points. */
const APART = 100;
/** More would take longer than one looks at a spinner; then the grid is wider. */
const MOST = 2500;

const PER_DEGREE = 111_320;

/** `places`: `lon, lat` in turn. The corners of the cells somebody lives in: none is farther from a home than a cell is wide across. */
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
  const corners = new Map<string, LonLat>();
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [west, south] = [Math.floor((places[i] ?? 0) * kx), Math.floor((places[i + 1] ?? 0) * ky)];
    for (const column of [west, west + 1])
      for (const row of [south, south + 1]) corners.set(`${column},${row}`, [column / kx, row / ky]);
  }
  return [...corners.values()];
}
