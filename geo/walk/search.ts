/**
 * Walking seconds from one or more places to everything around, exactly. A bucket queue: labels wait in buckets of a
 * second and are corrected inside a bucket until nothing changes, so that they are the same doubles which Dijkstra's
 * algorithm with a heap finds, in less than half of its time. Nothing is cleared between searches: a label counts only when it
 * bears the number of the present search.
 */
import type { Network } from './network.ts';

/** Longest search: four hours. */
export const MOST_SECONDS = 14_400;

/** A node where somebody starts, and how many seconds they have walked by then. */
export interface Seed {
  readonly node: number;
  readonly seconds: number;
}

export class Search {
  readonly network: Network;
  /** The first `count` of these are the nodes reached, in no order. */
  readonly reached: Uint32Array;
  count = 0;
  readonly #seconds: Float64Array;
  /** The edge by which a node was reached, -1 where one starts. */
  readonly #via: Int32Array;
  readonly #stamp: Uint32Array;
  #now = 0;
  /** First entry of each bucket, -1 for none; entries are chained. */
  #buckets = new Int32Array(0);
  #chain = new Int32Array(4096);
  #entry = new Uint32Array(4096);
  #entries = 0;
  #waiting = 0;

  constructor(network: Network) {
    this.network = network;
    this.reached = new Uint32Array(network.nodes);
    this.#seconds = new Float64Array(network.nodes);
    this.#via = new Int32Array(network.nodes);
    this.#stamp = new Uint32Array(network.nodes);
  }

  /** Seconds to a node, Infinity when it is out of reach. */
  to(node: number): number {
    return this.#stamp[node] === this.#now ? (this.#seconds[node] as number) : Infinity;
  }

  /** The edge by which the fastest way comes to a node; -1 where it starts, or nothing comes. */
  via(node: number): number {
    return this.#stamp[node] === this.#now ? (this.#via[node] as number) : -1;
  }

  /**
   * Searches everything within `limit` seconds. Who starts inside a zone leaves it by its gates, once, and for good.
   * `atGates` is called when their zones have been searched and nobody has left yet.
   */
  run(seeds: readonly Seed[], limit: number, atGates: () => void = () => undefined): void {
    const most = Math.min(limit, MOST_SECONDS);
    const wanted = Math.floor(most) + 1;
    if (this.#buckets.length < wanted) this.#buckets = new Int32Array(wanted).fill(-1);
    this.#now += 1;
    this.count = 0;
    this.#entries = 0;
    const zoneOf = ({ node }: Seed): number => this.network.graph.zone[node] as number;
    // first inside the zones where somebody starts, so that only they leave them
    for (const seed of seeds) if (zoneOf(seed) !== 0) this.#improve(seed.node, seed.seconds, -1, most);
    this.#settle(most);
    atGates();
    const leaving = [...new Set(seeds.map(zoneOf))].flatMap((zone) =>
      (this.network.exits.get(zone) ?? []).map(({ inside, outside, edge }) => ({
        outside,
        edge,
        seconds: this.to(inside) + (this.network.edgeSeconds[edge] as number),
      })),
    );
    for (const { outside, edge, seconds } of leaving) this.#improve(outside, seconds, edge, most);
    for (const seed of seeds) if (zoneOf(seed) === 0) this.#improve(seed.node, seed.seconds, -1, most);
    this.#settle(most);
  }

  #improve(node: number, seconds: number, edge: number, most: number): void {
    if (!(seconds <= most)) return;
    if (this.#stamp[node] !== this.#now) {
      this.#stamp[node] = this.#now;
      this.reached[this.count++] = node;
    } else if (seconds >= (this.#seconds[node] as number)) return;
    this.#seconds[node] = seconds;
    this.#via[node] = edge;
    const bucket = seconds | 0;
    if (this.#entries === this.#entry.length) this.#grow();
    this.#entry[this.#entries] = node;
    this.#chain[this.#entries] = this.#buckets[bucket] as number;
    this.#buckets[bucket] = this.#entries++;
    this.#waiting += 1;
  }

  /** As `#improve` for every arc of every entry, with all fields in hand: this loop is the whole search. */
  #settle(most: number): void {
    const { first, head, seconds: arcSeconds, arcEdge } = this.network;
    const labels = this.#seconds;
    const stamps = this.#stamp;
    const via = this.#via;
    const buckets = this.#buckets;
    const reached = this.reached;
    const now = this.#now;
    let [chain, entries] = [this.#chain, this.#entry];
    let used = this.#entries;
    let waiting = this.#waiting;
    let count = this.count;
    for (let bucket = 0; waiting > 0; bucket++) {
      for (let entry = buckets[bucket] as number; entry !== -1; entry = buckets[bucket] as number) {
        buckets[bucket] = chain[entry] as number;
        waiting -= 1;
        const node = entries[entry] as number;
        const here = labels[node] as number;
        // improved since, and done already in an earlier bucket
        if ((here | 0) !== bucket) continue;
        const end = first[node + 1] as number;
        for (let arc = first[node] as number; arc < end; arc++) {
          const there = here + (arcSeconds[arc] as number);
          if (there > most) continue;
          const next = head[arc] as number;
          if (stamps[next] !== now) {
            stamps[next] = now;
            reached[count++] = next;
          } else if (there >= (labels[next] as number)) continue;
          labels[next] = there;
          via[next] = arcEdge[arc] as number;
          if (used === entries.length) {
            this.#grow();
            [chain, entries] = [this.#chain, this.#entry];
          }
          const later = there | 0;
          entries[used] = next;
          chain[used] = buckets[later] as number;
          buckets[later] = used++;
          waiting += 1;
        }
      }
    }
    this.#entries = used;
    this.#waiting = 0;
    this.count = count;
  }

  #grow(): void {
    const [chain, entry] = [new Int32Array(2 * this.#chain.length), new Uint32Array(2 * this.#entry.length)];
    chain.set(this.#chain);
    entry.set(this.#entry);
    [this.#chain, this.#entry] = [chain, entry];
  }
}
