/** Where walls stand: which zone a place lies in, and where a straight step meets a wall. Metres of one plane. */
import type { WalkGraph } from './graph.ts';
import { cellNumber, eachCell, meet, put } from './segments.ts';

/** Side of a cell, metres. */
const CELL = 100;

/** Rings of one zone count together, even and odd, so that a ring inside another is a hole. */
export interface WallRing {
  /** From 1. */
  readonly zone: number;
  /** x and y in turn, not closed. */
  readonly points: ArrayLike<number>;
}

export class Walls {
  readonly #rings: readonly WallRing[];
  /** Rings by the cells their boxes touch, and walls by the cells theirs do. */
  readonly #ringsAt = new Map<number, number[]>();
  readonly #wallsAt = new Map<number, (readonly [number, number, number, number])[]>();

  constructor(rings: readonly WallRing[]) {
    this.#rings = rings;
    rings.forEach(({ points }, index) => {
      const count = points.length / 2;
      const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
      for (let i = 0, j = count - 1; i < count; j = i++) {
        const wall = [
          points[2 * j] as number,
          points[2 * j + 1] as number,
          points[2 * i] as number,
          points[2 * i + 1] as number,
        ] as const;
        eachCell(CELL, ...wall, (cell) => put(this.#wallsAt, cell, wall));
        box[0] = Math.min(box[0], wall[0]);
        box[1] = Math.min(box[1], wall[1]);
        box[2] = Math.max(box[2], wall[0]);
        box[3] = Math.max(box[3], wall[1]);
      }
      if (count > 0) eachCell(CELL, ...box, (cell) => put(this.#ringsAt, cell, index));
    });
  }

  /** The zone around a place, 0 outside all; where zones overlap, the first. */
  zoneAt(x: number, y: number): number {
    let found = 0;
    let inside = false;
    for (const index of this.#ringsAt.get(cellOf(x, y)) ?? []) {
      const ring = this.#rings[index] as WallRing;
      if (ring.zone !== found) {
        if (inside) return found;
        found = ring.zone;
      }
      if (contains(ring.points, x, y)) inside = !inside;
    }
    return inside ? found : 0;
  }

  /** Where the step from a to b meets walls, as shares of its length in order. */
  crossings(ax: number, ay: number, bx: number, by: number): number[] {
    const found = new Set<number>();
    const seen = new Set<readonly number[]>();
    eachCell(CELL, ax, ay, bx, by, (cell) => {
      for (const wall of this.#wallsAt.get(cell) ?? []) {
        if (seen.has(wall)) continue;
        seen.add(wall);
        const t = meet(ax, ay, bx, by, wall);
        if (t !== null) found.add(t);
      }
    });
    return [...found].sort((a, b) => a - b);
  }
}

/** The walls of a network, in its metres. */
export const wallsOf = ({ ringZone, ringStart, rings }: WalkGraph): Walls =>
  new Walls(
    Array.from(ringZone, (zone, i) => ({
      zone,
      points: Float64Array.from(
        rings.subarray(2 * (ringStart[i] as number), 2 * (ringStart[i + 1] as number)),
        (decimetres) => decimetres / 10,
      ),
    })).sort((a, b) => a.zone - b.zone),
  );

const cellOf = (x: number, y: number): number => cellNumber(Math.floor(x / CELL), Math.floor(y / CELL));

function contains(points: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false;
  const count = points.length / 2;
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const [ax, ay] = [points[2 * i] as number, points[2 * i + 1] as number];
    const [bx, by] = [points[2 * j] as number, points[2 * j + 1] as number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
