/**
 * Spreads over a raster from the points that streets have given a value, by the steps that are free. First how far each point is
 * from a street, in rounds, for they are few; then the seconds to those near enough, in buckets as wide as the shortest step, so
 * that each point is spread from when it is final. A street that is reached late lets people off it as far as one that is
 * reached early: that is why these are two questions.
 */
import { neighbours, type RasterWindow } from './barred-ground.ts';

export class Spread {
  /** Points to spread from, in this round and in the next; none is in a list twice. */
  #now = new Int32Array(0);
  #next = new Int32Array(0);
  #waits = new Uint8Array(0);
  /** First entry of each bucket, -1 for none; entries are chained. */
  #buckets = new Int32Array(0);
  #entry = new Int32Array(16_384);
  #chain = new Int32Array(16_384);
  #entries = 0;

  /** `off`: decimetres off a street, lowered where steps of `cell` allow, up to `most`. Begins from the first `count` of `seeds`. */
  off(
    { width, free }: RasterWindow,
    off: Float32Array,
    seeds: Int32Array,
    count: number,
    cell: number,
    most: number,
  ): void {
    if (this.#waits.length < off.length) {
      this.#waits = new Uint8Array(off.length);
      this.#now = new Int32Array(off.length);
      this.#next = new Int32Array(off.length);
    }
    const around = neighbours(width);
    const waits = this.#waits;
    let [now, next] = [this.#now, this.#next];
    now.set(seeds.subarray(0, count));
    for (let waiting = count; waiting > 0; [now, next] = [next, now]) {
      const size = waiting;
      waiting = 0;
      for (let n = 0; n < size; n++) waits[now[n] as number] = 0;
      for (let n = 0; n < size; n++) {
        const k = now[n] as number;
        const [here, steps] = [off[k] as number, free[k] as number];
        for (let d = 0; d < 8; d++) {
          if ((steps & (1 << d)) === 0) continue;
          // as it will be stored: what is rounded up there would seem bettered for ever
          const there = Math.fround(here + (d < 4 ? cell : cell * Math.SQRT2));
          const to = k + (around[d] as number);
          if (there > most || there >= (off[to] as number)) continue;
          off[to] = there;
          if (waits[to] === 1) continue;
          waits[to] = 1;
          next[waiting++] = to;
        }
      }
    }
  }

  /** `seconds`, lowered where steps of `step` seconds allow up to `limit`, on points of which `off` is known. */
  seconds(
    { width, free }: RasterWindow,
    seconds: Float32Array,
    off: Float32Array,
    seeds: Int32Array,
    count: number,
    step: number,
    limit: number,
  ): void {
    const last = Math.floor(limit / step) + 1;
    if (this.#buckets.length <= last) this.#buckets = new Int32Array(last + 1).fill(-1);
    this.#entries = 0;
    const buckets = this.#buckets;
    const around = neighbours(width);
    for (let n = 0; n < count; n++) {
      const seed = seeds[n] as number;
      this.#put(seed, Math.floor((seconds[seed] as number) / step));
    }
    for (let bucket = 0; bucket <= last; bucket++)
      for (let entry = buckets[bucket] as number; entry !== -1; entry = buckets[bucket] as number) {
        buckets[bucket] = this.#chain[entry] as number;
        const k = this.#entry[entry] as number;
        const [here, steps] = [seconds[k] as number, free[k] as number];
        // sooner than it was put here for, and done already
        if (Math.floor(here / step) !== bucket) continue;
        for (let d = 0; d < 8; d++) {
          if ((steps & (1 << d)) === 0) continue;
          const there = Math.fround(here + (d < 4 ? step : step * Math.SQRT2));
          const to = k + (around[d] as number);
          if (there > limit || there >= (seconds[to] as number) || off[to] === Infinity) continue;
          seconds[to] = there;
          this.#put(to, Math.floor(there / step));
        }
      }
  }

  #put(point: number, bucket: number): void {
    if (this.#entries === this.#entry.length) {
      const [entry, chain] = [new Int32Array(2 * this.#entries), new Int32Array(2 * this.#entries)];
      entry.set(this.#entry);
      chain.set(this.#chain);
      [this.#entry, this.#chain] = [entry, chain];
    }
    this.#entry[this.#entries] = point;
    this.#chain[this.#entries] = this.#buckets[bucket] as number;
    this.#buckets[bucket] = this.#entries++;
  }
}
