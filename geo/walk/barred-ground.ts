/**
 * Where walls, rivers and railways lie in a raster. Its points stand at the corners of cells; a step from point to point is barred
 * where one of them crosses it, so that closed walls shut, however thin they are, and nothing else is lost.
 */
import { barredSteps, type Step } from './barred-steps.ts';
import type { WalkGraph } from './graph.ts';
import { cellNumber, eachCellAlong, meet, put } from './segments.ts';

/** The part of the raster that is in use: `width` × `height` points from column `i0` and row `j0` on. */
export interface RasterWindow {
  readonly i0: number;
  readonly j0: number;
  readonly width: number;
  readonly height: number;
  /** Of each point: 0 where the step to the next one east or north is free, else 1–255, how far along it the barrier is. */
  readonly east: Uint8Array;
  readonly north: Uint8Array;
  /** Of each point: which of its `NEIGHBOURS` one may step to, as bits. */
  readonly free: Uint8Array;
}

/** Columns and rows to a point's neighbours, in the order of their bits. */
export const NEIGHBOURS = { columns: [1, 0, -1, 0, 1, -1, -1, 1], rows: [0, 1, 0, -1, 1, 1, -1, -1] } as const;
const [EAST, NORTH, WEST, SOUTH, NORTH_EAST, NORTH_WEST, SOUTH_WEST, SOUTH_EAST] = [1, 2, 4, 8, 16, 32, 64, 128];

/** Points stand half a decimetre off whole ones, where no corner of a wall can be. */
export const OFFSET = 0.5;

export const barredShare = (value: number): number => (value - 1) / 254;

export class BarredGround {
  /** Of each crossing: column and row of the point west or south of it, whether the step leads north, the byte above. */
  readonly #crossings: Int32Array;
  /** Barriers by the cells they may touch. */
  readonly #cells = new Map<number, Step[]>();

  /** `cell` in decimetres. */
  constructor(graph: WalkGraph, cell: number) {
    const crossings: number[] = [];
    for (const step of barredSteps(graph)) {
      const line = step.map((value) => (value - OFFSET) / cell) as unknown as Step;
      eachCellAlong(1, ...line, (number) => put(this.#cells, number, step));
      const [ax, ay, bx, by] = line;
      eachLine(ax, ay, bx, by, (i, y) => cross(crossings, y, (j, share) => [i, j, 1, share]));
      eachLine(ay, ax, by, bx, (j, x) => cross(crossings, x, (i, share) => [i, j, 0, share]));
    }
    this.#crossings = Int32Array.from(crossings);
  }

  /** Writes the window's `east`, `north` and `free`. */
  mark(window: RasterWindow): void {
    const { i0, j0, width, height, east, north, free } = window;
    east.fill(0, 0, width * height);
    north.fill(0, 0, width * height);
    free.fill(255, 0, width * height);
    const crossings = this.#crossings;
    const eachInside = (use: (point: number, isNorth: boolean, share: number) => void): void => {
      for (let c = 0; c < crossings.length; c += 4) {
        const [i, j] = [(crossings[c] as number) - i0, (crossings[c + 1] as number) - j0];
        // not those on its frame, where nobody comes
        if (i < 1 || j < 1 || i + 1 >= width || j + 1 >= height) continue;
        use(j * width + i, crossings[c + 2] === 1, crossings[c + 3] as number);
      }
    };
    eachInside((point, isNorth, share) => ((isNorth ? north : east)[point] = share));
    eachInside((point, isNorth) => {
      bar(window, point);
      bar(window, point - (isNorth ? 1 : width));
    });
  }

  /** Whether a barrier lies between two places of one cell, in decimetres; column and row are those of the cell. */
  isBetween(i: number, j: number, ax: number, ay: number, bx: number, by: number): boolean {
    for (const step of this.#cells.get(cellNumber(i, j)) ?? []) if (meet(ax, ay, bx, by, step) !== null) return true;
    return false;
  }
}

/**
 * Takes the steps that are barred in the cell north-east of a point. A corner is cut where one of the two ways around it is free: a
 * wall that crosses only the other has its own corner there.
 */
function bar({ width, east, north, free }: RasterWindow, point: number): void {
  const take = (at: number, steps: number): void => {
    free[at] = (free[at] as number) & ~steps;
  };
  const [se, nw, ne] = [point + 1, point + width, point + width + 1];
  const [isSouthFree, isNorthFree, isWestFree, isEastFree] = [
    east[point] === 0,
    east[nw] === 0,
    north[point] === 0,
    north[se] === 0,
  ];
  if (!isSouthFree) {
    take(point, EAST);
    take(se, WEST);
  }
  if (!isNorthFree) {
    take(nw, EAST);
    take(ne, WEST);
  }
  if (!isWestFree) {
    take(point, NORTH);
    take(nw, SOUTH);
  }
  if (!isEastFree) {
    take(se, NORTH);
    take(ne, SOUTH);
  }
  if (!(isSouthFree && isEastFree) && !(isWestFree && isNorthFree)) {
    take(point, NORTH_EAST);
    take(ne, SOUTH_WEST);
  }
  if (!(isNorthFree && isEastFree) && !(isWestFree && isSouthFree)) {
    take(nw, SOUTH_EAST);
    take(se, NORTH_WEST);
  }
}

/** Where a line from a to b meets the upright lines of the raster; for the level ones, x and y change places. */
function eachLine(ax: number, ay: number, bx: number, by: number, use: (i: number, y: number) => void): void {
  for (let i = Math.ceil(Math.min(ax, bx)); i <= Math.max(ax, bx); i++)
    if (ax !== bx) use(i, ay + ((by - ay) * (i - ax)) / (bx - ax));
}

/** A crossing right on a point bars the steps on both of its sides. */
function cross(crossings: number[], at: number, entry: (line: number, share: number) => number[]): void {
  const line = Math.floor(at);
  crossings.push(...entry(line, 1 + Math.round((at - line) * 254)));
  if (at === line) crossings.push(...entry(line - 1, 255));
}
