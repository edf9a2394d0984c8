/**
 * Walking time as a raster: seconds at the corners of cells around everything that is reached. It is filled from the streets and
 * spreads from them over open ground, each point from its nearest street, never through a wall or over water or rails. Where the cells lie depends on the network
 * alone, so that a ring does not tremble while its start moves. Only the part in use is in memory; clearing that much takes less
 * time than asking every point whether it is of today.
 */
import { BarredGround, OFFSET, type RasterWindow } from './barred-ground.ts';
import type { WalkGraph } from './graph.ts';
import type { Mooring } from './mooring.ts';
import { PACES } from './paces.ts';
import type { Search } from './search.ts';
import { MOST_OFF, Spread } from './spread.ts';
import { StreetSamples } from './street-samples.ts';

/** Larger fields get larger cells: at 10 m this is 14 km square. */
const MOST_POINTS = 2_000_000;
/** Samples of a street in the length of a cell. */
const SAMPLES = 1.5;

/** What contours are drawn of. */
export interface Raster extends RasterWindow {
  /** Of each point, row by row from the south; Infinity where nobody comes. */
  readonly seconds: Float32Array;
  /** Seconds to walk the side of a cell. */
  readonly step: number;
}

export class TimeField implements Raster {
  i0 = 0;
  j0 = 0;
  width = 0;
  height = 0;
  /** Side of a cell, decimetres. */
  cell = 0;
  step = 0;
  seconds = new Float32Array(0);
  east = new Uint8Array(0);
  north = new Uint8Array(0);
  free = new Uint8Array(0);
  readonly #graph: WalkGraph;
  readonly #samples: StreetSamples;
  readonly #grounds = new Map<number, BarredGround>();
  readonly #spread = new Spread();

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    this.#samples = new StreetSamples(graph);
  }

  /** Fills it with what `search` reached from `starts` within `limit` seconds, on cells of so many metres or, if too many, more. */
  fill(search: Search, starts: readonly Mooring[], limit: number, metres: number): void {
    this.#samples.take(search, starts, limit, (metres * 10) / SAMPLES);
    this.#open(metres * 10);
    if (this.width === 0) return;
    const perDecimetre = 0.36 / PACES[search.network.conditions.pace];
    this.step = this.cell * perDecimetre;
    const ground = this.#grounds.get(this.cell) ?? new BarredGround(this.#graph, this.cell);
    this.#grounds.set(this.cell, ground);
    ground.mark(this);
    this.#seed(ground);
    this.#spread.run(this, this.#samples, this.cell, perDecimetre, this.seconds);
  }

  /** Lays the window around the samples, wide enough that nothing spreads to its frame. */
  #open(wanted: number): void {
    const { x, y, count } = this.#samples;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < count; i++) {
      const [px, py] = [x[i] as number, y[i] as number];
      if (px < west) west = px;
      if (px > east) east = px;
      if (py < south) south = py;
      if (py > north) north = py;
    }
    this.width = this.height = 0;
    if (count === 0) return;
    const line = (value: number): number => Math.floor((value - OFFSET) / this.cell);
    for (this.cell = wanted; ; this.cell *= 2) {
      const margin = Math.ceil(MOST_OFF / this.cell) + 2;
      [this.i0, this.j0] = [line(west) - margin, line(south) - margin];
      this.width = line(east) + margin + 2 - this.i0;
      this.height = line(north) + margin + 2 - this.j0;
      if (this.width * this.height <= MOST_POINTS) break;
    }
    const points = this.width * this.height;
    if (this.seconds.length < points) this.#grow(Math.min(MOST_POINTS, 2 * points));
    this.seconds.fill(Infinity, 0, points);
    this.#spread.clear(points);
  }

  #grow(points: number): void {
    this.seconds = new Float32Array(points);
    this.east = new Uint8Array(points);
    this.north = new Uint8Array(points);
    this.free = new Uint8Array(points);
  }

  /** Gives every sample to the four corners of its cell, unless a barrier lies between. */
  #seed(ground: BarredGround): void {
    const { x, y, leaves, count } = this.#samples;
    const { i0, j0, width, cell, east, north } = this;
    for (let s = 0; s < count; s++) {
      const px = x[s] as number;
      const py = y[s] as number;
      const i = Math.floor((px - OFFSET) / cell);
      const j = Math.floor((py - OFFSET) / cell);
      const point = (j - j0) * width + i - i0;
      const isCrossed =
        ((east[point] as number) |
          (north[point] as number) |
          (east[point + width] as number) |
          (north[point + 1] as number)) !==
        0;
      for (let corner = 0; corner < 4; corner++) {
        const di = corner & 1;
        const dj = corner >> 1;
        const cx = (i + di) * cell + OFFSET;
        const cy = (j + dj) * cell + OFFSET;
        const to = point + di + dj * width;
        // a bridge has its points only where there is no street
        const off = leaves[s] === 1 ? Math.sqrt((cx - px) ** 2 + (cy - py) ** 2) : MOST_OFF;
        if (!this.#spread.isNearest(to, off) || (isCrossed && ground.isBetween(i, j, px, py, cx, cy))) continue;
        this.#spread.offer(to, s, off);
      }
    }
  }
}
