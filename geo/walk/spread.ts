/**
 * Gives every point of a raster around the streets the sample of a street that is nearest to it, by steps that no barrier crosses: who
 * lives there is counted by that street, though another may be reached sooner. In rounds, each from the points that the one
 * before has brought nearer; a few of them lead as far as anybody is drawn to walk off a street.
 */
import { NEIGHBOURS, OFFSET, type RasterWindow } from './barred-ground.ts';
import type { StreetSamples } from './street-samples.ts';

/** How far off the streets people are drawn to walk, decimetres. */
export const MOST_OFF = 600;

export class Spread {
  /** Of each point: decimetres to its sample, as the crow flies; Infinity for none. */
  #off = new Float32Array(0);
  #sample = new Int32Array(0);
  /** Points to spread from, in this round and in the next; none is in a list twice. */
  #now = new Int32Array(0);
  #next = new Int32Array(0);
  #waits = new Uint8Array(0);
  #waiting = 0;

  /** Forgets all of the first `points`. */
  clear(points: number): void {
    if (this.#off.length < points) {
      const size = 2 * points;
      this.#off = new Float32Array(size);
      this.#sample = new Int32Array(size);
      this.#now = new Int32Array(size);
      this.#next = new Int32Array(size);
      this.#waits = new Uint8Array(size);
    }
    this.#off.fill(Infinity, 0, points);
  }

  /** Says that a sample is so many decimetres from a point. */
  offer(point: number, sample: number, off: number): void {
    // as it will be stored: what is rounded up there would seem nearer for ever
    const near = Math.fround(off);
    if (near > MOST_OFF || near >= (this.#off[point] as number)) return;
    this.#off[point] = near;
    this.#sample[point] = sample;
    if (this.#waits[point] === 1) return;
    this.#waits[point] = 1;
    this.#next[this.#waiting++] = point;
  }

  /** Whether a sample so far from a point would be its nearest: cheaper to ask than whether a wall stands between. */
  isNearest(point: number, off: number): boolean {
    return off < (this.#off[point] as number);
  }

  /** Writes `seconds` of all points within reach of a sample. `cell` and the pace are in decimetres. */
  run(
    { i0, j0, width, free }: RasterWindow,
    { x, y, seconds, leaves }: StreetSamples,
    cell: number,
    perDecimetre: number,
    result: Float32Array,
  ): void {
    const { columns, rows } = NEIGHBOURS;
    while (this.#waiting > 0) {
      const [now, count] = [this.#next, this.#waiting];
      [this.#next, this.#now, this.#waiting] = [this.#now, now, 0];
      for (let n = 0; n < count; n++) this.#waits[now[n] as number] = 0;
      for (let n = 0; n < count; n++) {
        const point = now[n] as number;
        const sample = this.#sample[point] as number;
        const row = Math.floor(point / width);
        const dx = (i0 + point - row * width) * cell + OFFSET - (x[sample] as number);
        const dy = (j0 + row) * cell + OFFSET - (y[sample] as number);
        result[point] = (seconds[sample] as number) + Math.sqrt(dx * dx + dy * dy) * perDecimetre;
        if (leaves[sample] === 0) continue;
        const steps = free[point] as number;
        for (let d = 0; d < 8; d++) {
          if ((steps & (1 << d)) === 0) continue;
          const di = columns[d] as number;
          const dj = rows[d] as number;
          const off = Math.sqrt((dx + di * cell) ** 2 + (dy + dj * cell) ** 2);
          this.offer(point + di + dj * width, sample, off);
        }
      }
    }
  }
}
