/**
 * “您正在离开网格”: said once when somebody walks out, taken back once they are in again. A fix near the border must not make it
 * flicker, so leaving takes more than the fix's own error, twice in a row, and coming back takes being inside.
 */
import type { Geometry } from 'geojson';
import { covers } from './covers.ts';
import { metresToEdge } from './edge-distance.ts';
import type { Fix } from './track.ts';

export interface GridWatch {
  readonly outside: boolean;
  /** Fixes in a row that say the opposite of `outside`. */
  readonly doubts: number;
}

export const GRID_WATCH_START: GridWatch = { outside: false, doubts: 0 };

/** A worse fix says nothing about a border. Metres. */
const WORST_ACCURACY = 60;
/** So far beyond the border at least, whatever the device believes of itself. Metres. */
const MARGIN = 15;
const FIXES_IN_A_ROW = 2;

/** What a fix makes of it. The same object when nothing changed. */
export function watchGrid(watch: GridWatch, fix: Fix, grid: Geometry): GridWatch {
  if (!(fix.accuracy <= WORST_ACCURACY)) return watch;
  const at = [fix.lon, fix.lat];
  const inside = covers(grid, at);
  const doubt = watch.outside ? inside : !inside && metresToEdge(grid, at) > Math.max(MARGIN, fix.accuracy);
  if (!doubt) return watch.doubts === 0 ? watch : { ...watch, doubts: 0 };
  return watch.doubts + 1 < FIXES_IN_A_ROW
    ? { ...watch, doubts: watch.doubts + 1 }
    : { outside: !watch.outside, doubts: 0 };
}
