/**
 * Which homes one site would reach, and in how many seconds: a search of the network, and then the homes on the edges it came
 * to. Private ground and gates hold because the search keeps to them.
 */
import { FLAG } from '../graph.ts';
import { seedsOf, type Mooring } from '../mooring.ts';
import type { Network } from '../network.ts';
import { Search } from '../search.ts';
import type { Reached } from './matrix.ts';
import { NO_EDGE, type HomesOnEdges } from './homes-on-edges.ts';

/** Homes are columns here: the connected ones, in the order of their edges, so that neighbours share a word of bits. */
export class SiteReach implements Reached<Mooring> {
  /** Which home each column is. */
  readonly homeOf: Uint32Array;
  /** Of the last `run`: the first `count` of these were reached, in so many seconds. */
  readonly reached: Uint32Array;
  readonly seconds: Float64Array;
  count = 0;
  readonly #network: Network;
  readonly #search: Search;
  readonly #limit: number;
  readonly #toFrom: Float64Array;
  readonly #toTo: Float64Array;
  readonly #off: Float64Array;
  /** Columns of edge `e` are `first[e]` … `first[e + 1]`. */
  readonly #first: Uint32Array;
  /** Edges with homes at node `n` are `edges[start[n]]` … */
  readonly #start: Uint32Array;
  readonly #edges: Uint32Array;
  readonly #stamp: Uint32Array;
  #now = 0;

  /** `limit` in seconds. */
  constructor(network: Network, homes: HomesOnEdges, limit: number) {
    const { from, to } = network.graph;
    this.#network = network;
    this.#search = new Search(network);
    this.#limit = limit;
    [this.#first, this.homeOf] = grouped(from.length, homes.edge);
    this.#toFrom = Float64Array.from(this.homeOf, (home) => homes.toFrom[home] as number);
    this.#toTo = Float64Array.from(this.homeOf, (home) => homes.toTo[home] as number);
    this.#off = Float64Array.from(this.homeOf, (home) => homes.off[home] as number);
    this.reached = new Uint32Array(this.homeOf.length);
    this.seconds = new Float64Array(this.homeOf.length);
    const inhabited = from.map((_, edge) => edge).filter((edge) => this.#first[edge] !== this.#first[edge + 1]);
    const ends = new Uint32Array(2 * inhabited.length);
    inhabited.forEach((edge, i) => ends.set([from[edge] as number, to[edge] as number], 2 * i));
    const [start, places] = grouped(network.nodes, ends);
    this.#start = start;
    this.#edges = places.map((place) => inhabited[place >> 1] as number);
    this.#stamp = new Uint32Array(from.length);
  }

  run(site: Mooring): void {
    const search = this.#search;
    search.run(seedsOf(site, this.#network), this.#limit);
    this.#now += 1;
    this.count = 0;
    // homes on the site's own edge need not go by its ends, which may be out of reach
    this.#arrive(site.snap.edge, site);
    for (let i = 0; i < search.count; i++) {
      const node = search.reached[i] as number;
      const end = this.#start[node + 1] as number;
      for (let k = this.#start[node] as number; k < end; k++) {
        const edge = this.#edges[k] as number;
        if (this.#stamp[edge] !== this.#now) this.#arrive(edge, null);
      }
    }
  }

  #arrive(edge: number, site: Mooring | null): void {
    this.#stamp[edge] = this.#now;
    const { from, to, flags } = this.#network.graph;
    const isOneWay = ((flags[edge] as number) & FLAG.oneWay) !== 0;
    const byFrom = this.#search.to(from[edge] as number);
    const byTo = isOneWay ? Infinity : this.#search.to(to[edge] as number);
    const end = this.#first[edge + 1] as number;
    for (let column = this.#first[edge] as number; column < end; column++) {
      const toFrom = this.#toFrom[column] as number;
      let seconds = Math.min(byFrom + toFrom, byTo + (this.#toTo[column] as number));
      if (site && (!isOneWay || site.toFrom <= toFrom))
        seconds = Math.min(seconds, site.off + Math.abs(site.toFrom - toFrom));
      seconds += this.#off[column] as number;
      if (seconds > this.#limit) continue;
      this.reached[this.count] = column;
      this.seconds[this.count++] = seconds;
    }
  }
}

/** Indices of `keys` grouped by key, keys from 0 to `most` − 1 and others left out: where each group starts, and the indices. */
function grouped(most: number, keys: Uint32Array): [start: Uint32Array, members: Uint32Array] {
  const start = new Uint32Array(most + 1);
  for (const key of keys) if (key !== NO_EDGE) start[key + 1] = (start[key + 1] as number) + 1;
  for (let key = 0; key < most; key++) start[key + 1] = (start[key + 1] as number) + (start[key] as number);
  const members = new Uint32Array(start[most] as number);
  const next = start.slice();
  keys.forEach((key, i) => {
    if (key === NO_EDGE) return;
    const at = next[key] as number;
    members[at] = i;
    next[key] = at + 1;
  });
  return [start, members];
}
