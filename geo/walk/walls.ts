/** Where walls stand: which zone a place lies in, and where a straight step meets a wall. Metres of one plane. */
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
        eachCell(wall[0], wall[1], wall[2], wall[3], (cell) => put(this.#wallsAt, cell, wall));
        box[0] = Math.min(box[0], wall[0]);
        box[1] = Math.min(box[1], wall[1]);
        box[2] = Math.max(box[2], wall[0]);
        box[3] = Math.max(box[3], wall[1]);
      }
      if (count > 0) eachCell(...box, (cell) => put(this.#ringsAt, cell, index));
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
    eachCell(ax, ay, bx, by, (cell) => {
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

/** Cells are numbered; 2^15 of them to a side is 3,000 km. */
const cellOf = (x: number, y: number): number => Math.floor(x / CELL) * 32768 + Math.floor(y / CELL);

function eachCell(ax: number, ay: number, bx: number, by: number, use: (cell: number) => void): void {
  const [west, east] = [Math.floor(Math.min(ax, bx) / CELL), Math.floor(Math.max(ax, bx) / CELL)];
  const [south, north] = [Math.floor(Math.min(ay, by) / CELL), Math.floor(Math.max(ay, by) / CELL)];
  for (let i = west; i <= east; i++) for (let j = south; j <= north; j++) use(i * 32768 + j);
}

function put<T>(map: Map<number, T[]>, cell: number, value: T): void {
  const list = map.get(cell);
  if (list) list.push(value);
  else map.set(cell, [value]);
}

function meet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  [cx, cy, dx, dy]: readonly [number, number, number, number],
): number | null {
  const [rx, ry, sx, sy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null; // along the wall: on which side it lies decides, not where it meets
  const t = ((cx - ax) * sy - (cy - ay) * sx) / turn;
  const u = ((cx - ax) * ry - (cy - ay) * rx) / turn;
  return t > 0 && t < 1 && u >= 0 && u <= 1 ? t : null;
}

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
