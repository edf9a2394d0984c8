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
  readonly #graph: WalkGraph;
  readonly #samples: StreetSamples;
  readonly #grounds = new Map<number, BarredGround>();
  /** Of each point: decimetres walked off the street to it; whether it waits to be spread from. */
  #off = new Float32Array(0);
  #waits = new Uint8Array(0);
  /** Points to spread from, in this round and in the next; none is in a list twice. */
  #now = new Int32Array(0);
  #next = new Int32Array(0);
  #waiting = 0;
  #most = 0;

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
    this.#most = limit + 1.5 * this.step;
    const ground = this.#grounds.get(this.cell) ?? new BarredGround(this.#graph, this.cell);
    this.#grounds.set(this.cell, ground);
    ground.mark(this);
    this.#seed(ground, perDecimetre);
    this.#spread();
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
  }

  #grow(points: number): void {
    this.seconds = new Float32Array(points);
    this.east = new Uint8Array(points);
    this.north = new Uint8Array(points);
    this.#off = new Float32Array(points);
    this.#waits = new Uint8Array(points);
    this.#now = new Int32Array(points);
    this.#next = new Int32Array(points);
  }

  /** Gives every sample to the four corners of its cell, unless a barrier lies between. */
  #seed(ground: BarredGround, perDecimetre: number): void {
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
        // who cannot leave the street has used up all they may walk off it
        const used = leaves[s] === 1 ? off : MOST_OFF;
        this.#reach(point + di + dj * width, (seconds[s] as number) + off * perDecimetre, used);
      }
    }
  }

  /**
   * In rounds, each from the points that the one before has bettered. A corner is cut where one of the two ways around it is
   * free: a wall that is crossed only on the other has its own corner there.
   */
  #spread(): void {
    const { width, cell, step, seconds, east, north } = this;
    const [aslant, stepAslant] = [cell * Math.SQRT2, step * Math.SQRT2];
    while (this.#waiting > 0) {
      const [now, count] = [this.#next, this.#waiting];
      [this.#next, this.#now, this.#waiting] = [this.#now, now, 0];
      for (let n = 0; n < count; n++) this.#waits[now[n] as number] = 0;
      for (let n = 0; n < count; n++) {
        const k = now[n] as number;
        const [t, off] = [seconds[k] as number, this.#off[k] as number];
        const e = east[k] === 0;
        const w = east[k - 1] === 0;
        const north1 = north[k] === 0;
        const south1 = north[k - width] === 0;
        if (off + cell > MOST_OFF) continue;
        if (e) this.#reach(k + 1, t + step, off + cell);
        if (w) this.#reach(k - 1, t + step, off + cell);
        if (north1) this.#reach(k + width, t + step, off + cell);
        if (south1) this.#reach(k - width, t + step, off + cell);
        if (off + aslant > MOST_OFF) continue;
        if ((e && north[k + 1] === 0) || (north1 && east[k + width] === 0))
          this.#reach(k + width + 1, t + stepAslant, off + aslant);
        if ((w && north[k - 1] === 0) || (north1 && east[k + width - 1] === 0))
          this.#reach(k + width - 1, t + stepAslant, off + aslant);
        if ((e && north[k + 1 - width] === 0) || (south1 && east[k - width] === 0))
          this.#reach(k - width + 1, t + stepAslant, off + aslant);
        if ((w && north[k - 1 - width] === 0) || (south1 && east[k - width - 1] === 0))
          this.#reach(k - width - 1, t + stepAslant, off + aslant);
      }
    }
  }

  #reach(point: number, seconds: number, off: number): void {
    if (seconds > this.#most || !(seconds < (this.seconds[point] as number))) return;
    this.seconds[point] = seconds;
    this.#off[point] = off;
    if (this.#waits[point] === 1) return;
    this.#waits[point] = 1;
    this.#next[this.#waiting++] = point;
  }
}
