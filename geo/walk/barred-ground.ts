/**
 * Where walls, rivers and railways lie in a raster. Its points stand at the corners of cells; a step from point to point is barred
 * where one of them crosses it, so that closed walls shut, however thin they are, and nothing else is lost.
 */
import type { WalkGraph } from './graph.ts';
import { cellNumber, eachCell, meet, put } from './segments.ts';

type Step = readonly [ax: number, ay: number, bx: number, by: number];

/** The part of the raster that is in use: `width` × `height` points from column `i0` and row `j0` on. */
export interface RasterWindow {
  readonly i0: number;
  readonly j0: number;
  readonly width: number;
  readonly height: number;
  /** Of each point: 0 where the step to the next one east or north is free, else 1–255, how far along it the barrier is. */
  readonly east: Uint8Array;
  readonly north: Uint8Array;
}

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
      eachCell(1, ...line, (number) => put(this.#cells, number, step));
      const [ax, ay, bx, by] = line;
      eachLine(ax, ay, bx, by, (i, y) => cross(crossings, y, (j, share) => [i, j, 1, share]));
      eachLine(ay, ax, by, bx, (j, x) => cross(crossings, x, (i, share) => [i, j, 0, share]));
    }
    this.#crossings = Int32Array.from(crossings);
  }

  /** Writes the window's `east` and `north`; its frame is barred, so that nobody walks out of the arrays. */
  mark({ i0, j0, width, height, east, north }: RasterWindow): void {
    east.fill(0, 0, width * height);
    north.fill(0, 0, width * height);
    const crossings = this.#crossings;
    for (let c = 0; c < crossings.length; c += 4) {
      const [i, j] = [(crossings[c] as number) - i0, (crossings[c + 1] as number) - j0];
      if (i < 0 || j < 0 || i >= width || j >= height) continue;
      (crossings[c + 2] === 1 ? north : east)[j * width + i] = crossings[c + 3] as number;
    }
    for (let i = 0; i < width; i++) north[i] = north[(height - 2) * width + i] = 1;
    for (let j = 0; j < height; j++) east[j * width] = east[j * width + width - 2] = 1;
  }

  /** Whether a barrier lies between two places of one cell, in decimetres; column and row are those of the cell. */
  isBetween(i: number, j: number, ax: number, ay: number, bx: number, by: number): boolean {
    for (const step of this.#cells.get(cellNumber(i, j)) ?? []) if (meet(ax, ay, bx, by, step) !== null) return true;
    return false;
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

function* barredSteps({ ringStart, rings, barrierStart, barriers }: WalkGraph): Generator<Step> {
  const step = (points: Int32Array, a: number, b: number): Step => [
    points[2 * a] as number,
    points[2 * a + 1] as number,
    points[2 * b] as number,
    points[2 * b + 1] as number,
  ];
  for (let ring = 0; ring + 1 < ringStart.length; ring++) {
    const [begin, end] = [ringStart[ring] as number, ringStart[ring + 1] as number];
    for (let i = begin; i < end; i++) yield step(rings, i === begin ? end - 1 : i - 1, i);
  }
  for (let line = 0; line + 1 < barrierStart.length; line++)
    for (let i = (barrierStart[line] as number) + 1; i < (barrierStart[line + 1] as number); i++)
      yield step(barriers, i - 1, i);
}
