/**
 * From which of several places the fastest way to each node comes; of places that are equally fast, the first. The search
 * itself keeps no account of it: afterwards every place in turn takes what its fastest ways lead to and nobody has taken before.
 */
import type { Search } from './search.ts';
import { seedsOf, type Mooring } from './mooring.ts';

/** Nobody's. */
export const NO_PLACE = 65_535;

/** Where somebody's way begins: on a node, at so many seconds. */
interface Beginning {
  readonly place: number;
  readonly node: number;
  readonly seconds: number;
}

export class Owners {
  readonly #search: Search;
  readonly #owner: Uint16Array;
  readonly #beginnings: Beginning[] = [];
  readonly #stack: number[] = [];

  /** Places that are not moored are null; they keep their number. */
  constructor(search: Search, starts: readonly (Mooring | null)[]) {
    this.#search = search;
    this.#owner = new Uint16Array(search.network.nodes).fill(NO_PLACE);
    starts.forEach((start, place) => {
      if (start) for (const seed of seedsOf(start, search.network)) this.#beginnings.push({ place, ...seed });
    });
  }

  /** While the search stands at the gates: who leaves a zone may afterwards no longer be the fastest inside it. */
  atGates(): void {
    const { graph, exits, edgeSeconds } = this.#search.network;
    const zoneOf = (node: number): number => graph.zone[node] as number;
    const inside = this.#beginnings.filter(({ node }) => zoneOf(node) !== 0);
    if (inside.length === 0) return;
    this.#takeAll(inside);
    for (const zone of new Set(inside.map(({ node }) => zoneOf(node))))
      for (const exit of exits.get(zone) ?? []) {
        const seconds = this.#search.to(exit.inside) + (edgeSeconds[exit.edge] as number);
        this.#beginnings.push({ place: this.of(exit.inside), node: exit.outside, seconds });
      }
    this.#owner.fill(NO_PLACE);
  }

  /** When the search is done. */
  settle(): void {
    this.#takeAll(this.#beginnings.sort((a, b) => a.place - b.place));
  }

  of(node: number): number {
    return this.#owner[node] as number;
  }

  #takeAll(beginnings: readonly Beginning[]): void {
    for (const { place, node, seconds } of beginnings)
      if (place !== NO_PLACE && seconds === this.#search.to(node)) this.#take(node, place);
  }

  #take(node: number, place: number): void {
    const { first, head, seconds: arcSeconds } = this.#search.network;
    const owner = this.#owner;
    const stack = this.#stack;
    if (owner[node] !== NO_PLACE) return;
    owner[node] = place;
    stack.push(node);
    for (let from = stack.pop(); from !== undefined; from = stack.pop()) {
      const here = this.#search.to(from);
      const end = first[from + 1] as number;
      for (let arc = first[from] as number; arc < end; arc++) {
        const next = head[arc] as number;
        if (owner[next] !== NO_PLACE || here + (arcSeconds[arc] as number) !== this.#search.to(next)) continue;
        owner[next] = place;
        stack.push(next);
      }
    }
  }
}
