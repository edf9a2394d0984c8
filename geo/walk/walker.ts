/** Answers about walking, for places as people know them: `[lon, lat]` in, seconds, metres and lines out. */
import { edgePoints, FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { moor, seedsOf, type Mooring } from './mooring.ts';
import type { WalkConditions } from './network.ts';
import { toLonLat } from './plane.ts';
import { MOST_SECONDS, type Search } from './search.ts';
import { Searches } from './searches.ts';
import { Snapper, type Snap } from './snap.ts';

export interface Walked {
  readonly seconds: number;
  readonly metres: number;
}

export interface WalkedPath extends Walked {
  /** From place to place, `[lon, lat]`. */
  readonly line: readonly LonLat[];
}

export class Walker {
  readonly #graph: WalkGraph;
  readonly #snapper: Snapper;
  readonly #searches: Searches;

  /** `snapper`: one that has been made already; it is most of the work. */
  constructor(graph: WalkGraph, snapper = new Snapper(graph)) {
    this.#graph = graph;
    this.#snapper = snapper;
    this.#searches = new Searches(graph, 4);
  }

  /**
   * From one place to each of many, in their order. Null where nobody can walk: no way leads there within `limit` seconds, it
   * lies off the network, or outside the ground that is known.
   */
  distances(from: LonLat, to: readonly LonLat[], conditions: WalkConditions, limit = MOST_SECONDS): (Walked | null)[] {
    const search = this.#searches.at(conditions);
    const start = moor(this.#snapper, from, search.network);
    if (!start) return to.map(() => null);
    search.run(seedsOf(start, search.network), limit);
    return to.map((place) => {
      const goal = moor(this.#snapper, place, search.network);
      const way = goal && this.#arrive(start, goal, search, limit);
      return way && { seconds: way.seconds, metres: this.#metres(way, start, goal, search) };
    });
  }

  /** The fastest way from place to place, or null as `distances`. */
  path(from: LonLat, to: LonLat, conditions: WalkConditions, limit = MOST_SECONDS): WalkedPath | null {
    const search = this.#searches.at(conditions);
    const start = moor(this.#snapper, from, search.network);
    const goal = start && moor(this.#snapper, to, search.network);
    if (!start || !goal) return null;
    search.run(seedsOf(start, search.network), limit);
    const way = this.#arrive(start, goal, search, limit);
    if (!way) return null;
    const line = this.#line(way, start, goal, search).map(([x, y]) => toLonLat(this.#graph.header, x, y));
    return { seconds: way.seconds, metres: this.#metres(way, start, goal, search), line: [from, ...line, to] };
  }

  #arrive(start: Mooring, goal: Mooring, search: Search, limit: number): Arrival | null {
    const { graph } = search.network;
    const { edge } = goal.snap;
    const isOneWay = ((graph.flags[edge] as number) & FLAG.oneWay) !== 0;
    const [u, v] = [graph.from[edge] as number, graph.to[edge] as number];
    let best: Arrival = { seconds: search.to(u) + goal.toFrom + goal.off, last: u, along: goal.snap.along };
    const length = graph.length[edge] as number;
    const byV = { seconds: search.to(v) + goal.toTo + goal.off, last: v, along: length - goal.snap.along };
    if (!isOneWay && byV.seconds < best.seconds) best = byV;
    if (start.snap.edge === edge && (!isOneWay || start.snap.along <= goal.snap.along)) {
      const seconds = start.off + Math.abs(start.toFrom - goal.toFrom) + goal.off;
      if (seconds <= best.seconds) best = { seconds, last: null, along: Math.abs(start.snap.along - goal.snap.along) };
    }
    return best.seconds <= limit ? best : null;
  }

  #metres({ last, along }: Arrival, start: Mooring, goal: Mooring, search: Search): number {
    const { graph } = search.network;
    let decimetres = start.snap.off + along + goal.snap.off;
    const first = this.#eachEdgeBack(last, search, (edge) => (decimetres += graph.length[edge] as number));
    if (first !== null) decimetres += startLength(graph, start, first);
    return decimetres / 10;
  }

  /** Goes back over the edges of the way to a node, and returns the node it began at. */
  #eachEdgeBack(last: number | null, search: Search, use: (edge: number, into: number) => void): number | null {
    const { from, to } = search.network.graph;
    let node = last;
    for (let edge = node === null ? -1 : search.via(node); edge !== -1 && node !== null; edge = search.via(node)) {
      use(edge, node);
      node = (from[edge] === node ? to[edge] : from[edge]) as number;
    }
    return node;
  }

  #line(way: Arrival, start: Mooring, goal: Mooring, search: Search): [number, number][] {
    const { graph } = search.network;
    const stretches: [number, number][][] = [];
    if (way.last === null) stretches.push(between(graph, start.snap, goal.snap));
    else {
      stretches.push(toEnd(graph, goal.snap, way.last).reverse());
      const first = this.#eachEdgeBack(way.last, search, (edge, into) => {
        const points = pairs(edgePoints(graph, edge));
        stretches.push(graph.to[edge] === into ? points : points.reverse());
      });
      if (first !== null) stretches.push(toEnd(graph, start.snap, first));
    }
    return stretches
      .reverse()
      .flat()
      .filter(([x, y], i, all) => x !== all[i - 1]?.[0] || y !== all[i - 1]?.[1]);
  }
}

interface Arrival {
  readonly seconds: number;
  /** The node before the last stretch; null when start and goal lie on one edge and the way does not leave it. */
  readonly last: number | null;
  /** Decimetres from that node (or from the start) to the goal, along the goal's edge. */
  readonly along: number;
}

/** Decimetres along the start's own edge to the node at its end. */
function startLength(graph: WalkGraph, { snap }: Mooring, node: number): number {
  const length = graph.length[snap.edge] as number;
  if (graph.from[snap.edge] !== graph.to[snap.edge])
    return graph.from[snap.edge] === node ? snap.along : length - snap.along;
  return Math.min(snap.along, length - snap.along);
}

const pairs = (flat: readonly number[]): [number, number][] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] as number, flat[2 * i + 1] as number]);

/** Points from a snapped place to one end of its edge. */
function toEnd(graph: WalkGraph, snap: Snap, node: number): [number, number][] {
  const points = pairs(edgePoints(graph, snap.edge));
  const { before, after } = splitAt(points, snap);
  const toFirst = graph.from[snap.edge] === node;
  return [[snap.x, snap.y], ...(toFirst ? before.reverse() : after)];
}

/** Points from one snapped place to another on the same edge. */
function between(graph: WalkGraph, a: Snap, b: Snap): [number, number][] {
  const points = pairs(edgePoints(graph, a.edge));
  const [one, two] = a.along <= b.along ? [a, b] : [b, a];
  const inside = splitAt(points, one).after.slice(
    0,
    Math.max(0, splitAt(points, one).after.length - splitAt(points, two).after.length),
  );
  const line: [number, number][] = [[one.x, one.y], ...inside, [two.x, two.y]];
  return one === a ? line : line.reverse();
}

/** The edge's points before and after a snapped place. */
function splitAt(points: readonly [number, number][], snap: Snap) {
  let nearest = Infinity;
  let cut = 1;
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1] as [number, number], points[i] as [number, number]];
    const [da, db] = [Math.hypot(snap.x - ax, snap.y - ay), Math.hypot(snap.x - bx, snap.y - by)];
    // a point of the step makes no detour
    const detour = da + db - Math.hypot(bx - ax, by - ay);
    if (detour < nearest) [cut, nearest] = [i, detour];
  }
  return { before: points.slice(0, cut), after: points.slice(cut) };
}
