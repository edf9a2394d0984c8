/**
 * The answer a walking search must give, from the definition and by the book: a binary heap, and for every node one label for
 * each state a walker can be in. Nothing of the product's search is used.
 */
import { FLAG, type WalkGraph } from '../../geo/walk/graph.ts';
import type { Seed } from '../../geo/walk/search.ts';

/** Has not left the zone they started in; walks on public ground; has entered a zone, for good. */
const STATES = { home: 0, public: 1, inside: 2 } as const;

interface Step {
  readonly to: number;
  readonly seconds: number;
}

/** Steps from every node, both ways, closed gates and the wrong way of one-way stairs left out. */
export function stepsOf(graph: WalkGraph, seconds: ArrayLike<number>, isOpen: ArrayLike<number>): Step[][] {
  const steps: Step[][] = Array.from(graph.x, () => []);
  graph.length.forEach((_, edge) => {
    if (isOpen[edge] === 0) return;
    const [u, v] = [graph.from[edge] as number, graph.to[edge] as number];
    steps[u]?.push({ to: v, seconds: seconds[edge] as number });
    if (((graph.flags[edge] as number) & FLAG.oneWay) === 0)
      steps[v]?.push({ to: u, seconds: seconds[edge] as number });
  });
  return steps;
}

/** Seconds to every node, Infinity for those out of reach. */
export function heapDijkstra(
  { zone }: Pick<WalkGraph, 'zone'>,
  steps: readonly (readonly Step[])[],
  seeds: readonly Seed[],
  limit: number,
): Float64Array {
  const labels = new Float64Array(3 * steps.length).fill(Infinity);
  const heap = new Heap();
  const offer = (node: number, state: number, seconds: number): void => {
    if (seconds > limit || seconds >= (labels[3 * node + state] as number)) return;
    labels[3 * node + state] = seconds;
    heap.push(seconds, 3 * node + state);
  };
  for (const { node, seconds } of seeds) offer(node, zone[node] === 0 ? STATES.public : STATES.home, seconds);
  for (let top = heap.pop(); top !== null; top = heap.pop()) {
    if (top.key > (labels[top.value] as number)) continue;
    const node = Math.floor(top.value / 3);
    const state = top.value % 3;
    const here = zone[node] as number;
    for (const { to, seconds } of steps[node] ?? []) {
      const there = zone[to] as number;
      if (here === there) offer(to, state, top.key + seconds);
      else if (here === 0 || state === STATES.home)
        offer(to, there === 0 ? STATES.public : STATES.inside, top.key + seconds);
    }
  }
  return Float64Array.from(steps, (_, node) =>
    Math.min(labels[3 * node] as number, labels[3 * node + 1] as number, labels[3 * node + 2] as number),
  );
}

class Heap {
  readonly #keys: number[] = [];
  readonly #values: number[] = [];

  push(key: number, value: number): void {
    let at = this.#keys.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#keys[above] as number) <= key) break;
      this.#move(above, at);
      at = above;
    }
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  pop(): { key: number; value: number } | null {
    const [key, value] = [this.#keys[0], this.#values[0]];
    const [lastKey, lastValue] = [this.#keys.pop(), this.#values.pop()];
    if (key === undefined || value === undefined || lastKey === undefined || lastValue === undefined) return null;
    const size = this.#keys.length;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && (this.#keys[below + 1] as number) < (this.#keys[below] as number)) below += 1;
      if ((this.#keys[below] as number) >= lastKey) break;
      this.#move(below, at);
      at = below;
    }
    if (size > 0) [this.#keys[at], this.#values[at]] = [lastKey, lastValue];
    return { key, value };
  }

  #move(from: number, to: number): void {
    this.#keys[to] = this.#keys[from] as number;
    this.#values[to] = this.#values[from] as number;
  }
}
