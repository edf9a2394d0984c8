import type { WalkGraph } from './graph.ts';
import { prepareNetwork, type WalkConditions } from './network.ts';
import { Search } from './search.ts';

/** A network and its search for every pace and hour that is asked for; the last few are kept. */
export class Searches {
  readonly #graph: WalkGraph;
  readonly #most: number;
  readonly #kept = new Map<string, Search>();

  constructor(graph: WalkGraph, most: number) {
    this.#graph = graph;
    this.#most = most;
  }

  at(conditions: WalkConditions): Search {
    const key = JSON.stringify([conditions.pace, conditions.minute, [...conditions.closed].sort()]);
    const known = this.#kept.get(key);
    const search = known ?? new Search(prepareNetwork(this.#graph, conditions));
    this.#kept.delete(key);
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value ?? '');
    this.#kept.set(key, search);
    return search;
  }
}
