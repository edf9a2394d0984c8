/** Rings of equal walking time around places, from one field of seconds. They are an illustration: nobody is counted by them. */
import { OFFSET } from './barred-ground.ts';
import type { CircleRing } from './circle-answer.ts';
import { Contour } from './contour.ts';
import type { LonLat, WalkGraph, WalkHeader } from './graph.ts';
import type { Mooring } from './mooring.ts';
import type { Search } from './search.ts';
import { simplify } from './simplify.ts';
import { TimeField } from './time-field.ts';

/** Smaller holes and islands are left out, square metres. */
const LEAST_AREA = 2000;
/** Rings are simplified by this much, decimetres: less than anybody sees, also where two of them run together. */
const TOLERANCE = 40;
/**
 * Rings keep their points on every eighth line of the raster. So where two of them run together, along a bank or a wall, both lose
 * the same points and still do not cross; and a ring that moves on one side does not tremble on the other.
 */
const KEPT_LINES = 8;

interface Loop {
  /** In columns and rows. */
  readonly points: readonly number[];
  /** Square cells; holes are negative. */
  readonly area: number;
}

export class Rings {
  readonly #header: WalkHeader;
  readonly #field: TimeField;
  readonly #contour = new Contour();

  constructor(graph: WalkGraph) {
    this.#header = graph.header;
    this.#field = new TimeField(graph);
  }

  /**
   * A ring for each of `limits` (seconds), of what `search` reached; it must have been run from `starts` and as far as the largest.
   * `cell` in metres; only a field wider than 14 km gets coarser ones.
   */
  of(search: Search, starts: readonly Mooring[], limits: readonly number[], cell: 10 | 20): CircleRing[] {
    this.#field.fill(search, starts, Math.max(0, ...limits), cell);
    return limits.map((seconds) => ({ seconds, polygons: this.#polygons(seconds) }));
  }

  #polygons(seconds: number): LonLat[][][] {
    const least = LEAST_AREA / (this.#field.cell / 10) ** 2;
    const loops = this.#contour
      .rings(this.#field, seconds)
      .map((points): Loop => ({ points, area: areaOf(points) }))
      .filter(({ area }) => Math.abs(area) >= least)
      .sort((a, b) => a.area - b.area);
    const outlines = loops.filter(({ area }) => area > 0);
    const polygons = new Map(outlines.map((loop) => [loop, [this.#drawn(loop)]]));
    for (const hole of loops) {
      if (hole.area > 0) break;
      // the smallest outline around it is its own; it has one, so that the largest need not be asked
      const around = outlines.find(
        (outline) =>
          outline.area > -hole.area && (outline === outlines.at(-1) || surrounds(outline.points, hole.points)),
      );
      if (around) polygons.get(around)?.push(this.#drawn(hole));
    }
    return [...polygons.values()].reverse();
  }

  /** Simplified, closed, `[lon, lat]`. */
  #drawn({ points }: Loop): LonLat[] {
    const count = points.length / 2;
    const isKept = (i: number): boolean =>
      (points[2 * i] as number) % KEPT_LINES === 0 || (points[2 * i + 1] as number) % KEPT_LINES === 0;
    let start = 0;
    while (start < count && !isKept(start)) start++;
    const closed: number[] = [];
    for (let i = 0; i <= count; i++) {
      const at = (start + i) % count;
      closed.push(points[2 * at] as number, points[2 * at + 1] as number);
    }
    const keep = new Uint8Array(count + 1);
    keep[0] = keep[count] = 1;
    let last = 0;
    for (let i = 1; i <= count; i++) {
      if (i < count && !isKept((start + i) % count)) continue;
      keep[i] = 1;
      simplify(closed, last, i, TOLERANCE / this.#field.cell, keep);
      last = i;
    }
    const ring: LonLat[] = [];
    for (let i = 0; i <= count; i++)
      if (keep[i] === 1) ring.push(this.#place(closed[2 * i] as number, closed[2 * i + 1] as number));
    return ring;
  }

  #place(column: number, row: number): LonLat {
    const { lon0, lat0, kx, ky } = this.#header;
    const { cell } = this.#field;
    return [
      Math.round((lon0 + (column * cell + OFFSET) / (10 * kx)) * 1e6) / 1e6,
      Math.round((lat0 + (row * cell + OFFSET) / (10 * ky)) * 1e6) / 1e6,
    ];
  }
}

function areaOf(points: readonly number[]): number {
  let twice = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    twice += (points[j] as number) * (points[i + 1] as number) - (points[i] as number) * (points[j + 1] as number);
  return twice / 2;
}

/** Whether the first point of one ring lies in another that it does not cross. */
function surrounds(points: readonly number[], inner: readonly number[]): boolean {
  const [x, y] = [inner[0] as number, inner[1] as number];
  let inside = false;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, ay] = [points[i] as number, points[i + 1] as number];
    const [bx, by] = [points[j] as number, points[j + 1] as number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
