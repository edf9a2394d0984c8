/**
 * Walking time as a raster: seconds at the corners of cells around everything that is reached. It is filled from the streets and
 * spreads from them over open ground, never through a wall or over water or rails. Where the cells lie depends on the network
 * alone, so that a ring does not tremble while its start moves. Only the part in use is in memory; clearing that much takes less
 * time than asking every point whether it is of today.
 */
import { BarredGround, OFFSET, type RasterWindow } from './barred-ground.ts';
import type { WalkGraph } from './graph.ts';
import type { Mooring } from './mooring.ts';
import { PACES } from './paces.ts';
import type { Search } from './search.ts';
import { Spread } from './spread.ts';
import { StreetSamples } from './street-samples.ts';

/** How far people are drawn to walk off the streets, decimetres. */
const MOST_OFF = 600;
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
  /** Of each point: least decimetres from a street to it. */
  #off = new Float32Array(0);
  /** The points that streets give a value, each once. */
  #seeds = new Int32Array(0);
  #seeded = 0;

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
    // a little beyond the limit, so that its contour is drawn between two times and not at a guess
    const most = limit + 1.5 * this.step;
    const ground = this.#grounds.get(this.cell) ?? new BarredGround(this.#graph, this.cell);
    this.#grounds.set(this.cell, ground);
    ground.mark(this);
    this.#seed(ground, perDecimetre, most);
    const { seconds, cell, step } = this;
    this.#spread.off(this, this.#off, this.#seeds, this.#seeded, cell, MOST_OFF);
    this.#spread.seconds(this, seconds, this.#off, this.#seeds, this.#seeded, step, most);
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
    this.#off.fill(Infinity, 0, points);
  }

  #grow(points: number): void {
    this.seconds = new Float32Array(points);
    this.east = new Uint8Array(points);
    this.north = new Uint8Array(points);
    this.free = new Uint8Array(points);
    this.#off = new Float32Array(points);
    this.#seeds = new Int32Array(points);
  }

  /** Gives every sample to the four corners of its cell, unless a barrier lies between. */
  #seed(ground: BarredGround, perDecimetre: number, most: number): void {
    this.#seeded = 0;
    const { x, y, seconds, leaves, count } = this.#samples;
    const { i0, j0, width, cell, east, north } = this;
    for (let s = 0; s < count; s++) {
      const [px, py] = [x[s] as number, y[s] as number];
      const [i, j] = [Math.floor((px - OFFSET) / cell), Math.floor((py - OFFSET) / cell)];
      const point = (j - j0) * width + i - i0;
      const isCrossed =
        ((east[point] as number) |
          (north[point] as number) |
          (east[point + width] as number) |
          (north[point + 1] as number)) !==
        0;
      for (let corner = 0; corner < 4; corner++) {
        const [di, dj] = [corner & 1, corner >> 1];
        const [cx, cy] = [(i + di) * cell + OFFSET, (j + dj) * cell + OFFSET];
        if (isCrossed && ground.isBetween(i, j, px, py, cx, cy)) continue;
        const off = Math.sqrt((cx - px) ** 2 + (cy - py) ** 2);
        const [to, there] = [point + di + dj * width, (seconds[s] as number) + off * perDecimetre];
        if (there > most) continue;
        if (this.#off[to] === Infinity) this.#seeds[this.#seeded++] = to;
        if (there < (this.seconds[to] as number)) this.seconds[to] = there;
        // who cannot leave the street has used up all they may walk off it
        this.#off[to] = Math.min(this.#off[to] as number, leaves[s] === 1 ? off : MOST_OFF);
      }
    }
  }
}
