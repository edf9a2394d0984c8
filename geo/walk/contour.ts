/**
 * Marching squares: the lines on which a raster passes a level. What is within lies to their left, so that outlines run
 * counter-clockwise and holes clockwise. Contours of one raster never cross, whatever their levels: the higher the level, the
 * farther out is each point, and cells of which opposite corners are within are always parted.
 */
import { barredShare } from './barred-ground.ts';
import type { Raster } from './time-field.ts';

/** Sides of a cell, by which corners are within (1 south-west, 2 south-east, 4 north-east, 8 north-west): from side to side. */
const [S, E, N, W] = [0, 1, 2, 3];
const LINES: readonly (readonly number[])[] = [
  [],
  [S, W],
  [E, S],
  [E, W],
  [N, E],
  [S, W, N, E],
  [N, S],
  [N, W],
  [W, N],
  [S, N],
  [E, S, W, N],
  [E, N],
  [W, E],
  [S, E],
  [W, S],
  [],
];

/** Where seconds rise by more than this many steps from point to point, the next ground is another street's, or nobody's. */
const MOST_RISE = 1.5;
/** How far from the last point within a contour is drawn there, in cells. */
const BEYOND = 0.5;

export class Contour {
  /** Of each side of a cell that a line starts on, where it ends; -1 for none. East sides are even, north sides odd. */
  #next = new Int32Array(0);

  /**
   * Rings as x and y in turn, not closed, in columns and rows of the raster: a point always stands on a line of it, so that one of
   * the two is whole.
   */
  rings(raster: Raster, level: number): number[][] {
    const { width, height, seconds } = raster;
    if (this.#next.length < 2 * width * height) this.#next = new Int32Array(2 * seconds.length).fill(-1);
    const next = this.#next;
    const begun: number[] = [];
    for (let j = 0; j + 1 < height; j++) {
      let k = j * width;
      let west = ((seconds[k] as number) <= level ? 1 : 0) | ((seconds[k + width] as number) <= level ? 8 : 0);
      for (let i = 0; i + 1 < width; i++, k++) {
        const east =
          ((seconds[k + 1] as number) <= level ? 2 : 0) | ((seconds[k + width + 1] as number) <= level ? 4 : 0);
        const corners = west | east;
        west = ((east >> 1) & 1) | ((east << 1) & 8);
        if (corners === 0 || corners === 15) continue;
        const line = LINES[corners] as readonly number[];
        for (let l = 0; l < line.length; l += 2) {
          const start = sideOf(line[l] as number, k, width);
          next[start] = sideOf(line[l + 1] as number, k, width);
          begun.push(start);
        }
      }
    }
    const rings: number[][] = [];
    for (const start of begun) {
      if (next[start] === -1) continue;
      const ring: number[] = [];
      for (let side = start; next[side] !== -1;) {
        pushPoint(ring, raster, level, side);
        const to = next[side] as number;
        next[side] = -1;
        side = to;
      }
      rings.push(ring);
    }
    return rings;
  }
}

function sideOf(side: number, k: number, width: number): number {
  if (side === S) return 2 * k;
  if (side === N) return 2 * (k + width);
  return side === W ? 2 * k + 1 : 2 * (k + 1) + 1;
}

function pushPoint(ring: number[], raster: Raster, level: number, side: number): void {
  const { i0, j0, width, seconds, east, north, step } = raster;
  const [k, isNorth] = [side >> 1, (side & 1) === 1];
  const [a, b] = [seconds[k] as number, seconds[k + (isNorth ? width : 1)] as number];
  const [within, beyond] = [Math.min(a, b), Math.max(a, b)];
  const barred = (isNorth ? north : east)[k] as number;
  let share = (level - within) / step;
  if (barred !== 0) share = Math.min(share, a <= level ? barredShare(barred) : 1 - barredShare(barred));
  else if (beyond - within > MOST_RISE * step) share = Math.min(share, BEYOND);
  else share = (level - within) / (beyond - within);
  if (b <= level) share = 1 - share;
  const row = Math.floor(k / width);
  const [x, y] = [i0 + k - row * width, j0 + row];
  ring.push(isNorth ? x : x + share, isNorth ? y + share : y);
}
