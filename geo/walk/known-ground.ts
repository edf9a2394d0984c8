/** What a network's file knows: all ground inside its coverage ring, but for a margin along it. */
import type { WalkHeader } from './graph.ts';

/** Nearer to the ring, decimetres, the next street may lie beyond it. */
const MARGIN = 300;

/** Side of a cell, decimetres: of most cells all ground is known, or none, and that is found out once. */
const CELL = 2000;
const DIAGONAL = CELL * Math.SQRT2;

export class KnownGround {
  /** x and y in turn, decimetres of the plane. */
  readonly #ring: Float64Array;
  readonly #cells = new Map<number, boolean | 'both'>();

  constructor({ coverage, lon0, lat0, kx, ky }: WalkHeader) {
    this.#ring = Float64Array.from(coverage.flatMap(([lon, lat]) => [(lon - lon0) * kx * 10, (lat - lat0) * ky * 10]));
  }

  /** Decimetres of the plane. A file without a ring does not say where it ends. */
  has(x: number, y: number): boolean {
    if (this.#ring.length < 6) return true;
    const [i, j] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    const key = i * 65_536 + j;
    let cell = this.#cells.get(key);
    if (cell === undefined) {
      const middle = this.#depth((i + 0.5) * CELL, (j + 0.5) * CELL);
      cell = Math.abs(middle - MARGIN) > DIAGONAL / 2 ? middle > MARGIN : 'both';
      this.#cells.set(key, cell);
    }
    return cell === 'both' ? this.#depth(x, y) > MARGIN : cell;
  }

  /** Decimetres to the ring, negative outside of it. */
  #depth(x: number, y: number): number {
    const ring = this.#ring;
    let nearest = Infinity;
    let inside = false;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[i], ring[i + 1], ring[j], ring[j + 1]] as [number, number, number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const square = dx * dx + dy * dy;
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
      nearest = Math.min(nearest, (ax + dx * t - x) ** 2 + (ay + dy * t - y) ** 2);
    }
    return Math.sqrt(nearest) * (inside ? 1 : -1);
  }
}
