/**
 * The edge of the data (边缘数据不完整). Where a way comes to within 30 m of the ring beyond which nothing is known, somebody may
 * leave it, walk straight over ground that no data tells of, and be at a home sooner than by any way we know; but never sooner
 * than that. The same holds of homes beyond the ring: whoever comes there has crossed it. Where nobody reaches the ring within
 * the limit, all of this costs a look at the ways that meet it.
 */
import { edgePoints, type WalkGraph } from './graph.ts';
import { Homes } from './homes.ts';
import { KnownGround } from './known-ground.ts';
import { PACES } from './paces.ts';
import { secondsOf, type Starts } from './reach.ts';
import type { Search } from './search.ts';
import type { Snap } from './snap.ts';

/** Where somebody may leave what is known, decimetres of the plane, and the seconds they have walked by then. */
export interface Leak {
  readonly x: number;
  readonly y: number;
  readonly seconds: number;
}

/** The plane's lengths differ from those of the ground by less: nobody is to be sooner than we say. */
const SHORTER = 0.999;

/** As close as a way's last known point is looked for, decimetres. */
const CLOSE = 10;

export class Leaks {
  readonly #ground: KnownGround;
  /** Points of ways, reached as homes that stand on them. */
  readonly #points: Homes;

  constructor(graph: WalkGraph) {
    this.#ground = new KnownGround(graph.header);
    const found: Snap[] = [];
    const seen = new Set<number>();
    for (let edge = 0; edge < graph.from.length; edge++) {
      const points = edgePoints(graph, edge);
      const length = graph.length[edge] as number;
      const ahead = this.#lastKnown(points);
      if (!ahead) continue;
      const backwards = reversed(points);
      const behind = this.#lastKnown(backwards) ?? ahead;
      const drawn = drawnLength(points) || 1;
      for (const [node, { x, y, along }, sign] of [
        [graph.from[edge] as number, ahead, 1],
        [graph.to[edge] as number, behind, -1],
      ] as const) {
        // a node that is unknown itself is one leak, whatever meets in it
        if (along === 0 && seen.has(node)) continue;
        if (along === 0) seen.add(node);
        const part = Math.floor((along / drawn) * length);
        found.push({ edge, along: sign === 1 ? part : length - part, off: 0, x, y });
      }
    }
    this.#points = new Homes(
      graph,
      Float64Array.from(found, ({ x }) => x),
      Float64Array.from(found, ({ y }) => y),
      found,
    );
  }

  /** Where a search that has run from `starts` leaves what is known within `limit` seconds. */
  reached(search: Search, starts: Starts, limit: number): readonly Leak[] {
    const { x, y, count } = this.#points;
    const leaks: Leak[] = [];
    if (count === 0) return leaks;
    secondsOf(search, this.#points, starts, limit).forEach((seconds, i) => {
      if (seconds !== Infinity) leaks.push({ x: x[i] as number, y: y[i] as number, seconds });
    });
    for (const start of starts)
      if (start && !this.#ground.has(start.snap.x, start.snap.y))
        // a place beyond leaks where it stands, which is so much nearer to somebody than its way is
        leaks.push({ x: start.snap.x, y: start.snap.y, seconds: -start.off });
    return leaks;
  }

  /** The point beyond which a line is not known, and the way along it to there; null where all of it is. */
  #lastKnown(points: readonly number[]): { x: number; y: number; along: number } | null {
    let along = 0;
    for (let i = 0; i < points.length; i += 2) {
      let [bx, by] = [points[i] as number, points[i + 1] as number];
      let [ax, ay] = i === 0 ? [bx, by] : [points[i - 2] as number, points[i - 1] as number];
      const isKnown = this.#ground.has(bx, by);
      const step = Math.hypot(bx - ax, by - ay);
      if (isKnown) {
        along += step;
        continue;
      }
      const [fromX, fromY] = [ax, ay];
      while (Math.hypot(bx - ax, by - ay) > CLOSE) {
        const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
        if (this.#ground.has(mx, my)) [ax, ay] = [mx, my];
        else [bx, by] = [mx, my];
      }
      return { x: ax, y: ay, along: along + Math.hypot(ax - fromX, ay - fromY) };
    }
    return null;
  }
}

/** Of each home the seconds that nobody can be sooner than, given where a search leaks; never more than `seconds`. */
export function atLeast(
  seconds: Float64Array,
  homes: Homes,
  leaks: readonly Leak[],
  { network }: Search,
  limit: number,
): Float64Array {
  const least = seconds.slice();
  /** Seconds for a decimetre, as the crow flies. */
  const pace = (0.36 / PACES[network.conditions.pace]) * SHORTER;
  for (const { x, y, seconds: before } of leaks)
    homes.eachAround(x, y, (limit - before) / pace, (home) => {
      const [dx, dy] = [(homes.x[home] as number) - x, (homes.y[home] as number) - y];
      const soonest = Math.max(0, before + Math.sqrt(dx * dx + dy * dy) * pace);
      if (soonest <= limit && soonest < (least[home] as number)) least[home] = soonest;
    });
  return least;
}

const reversed = (points: readonly number[]): number[] =>
  points.map((_, i) => points[points.length - 2 - i + 2 * (i % 2)] as number);

function drawnLength(points: readonly number[]): number {
  let length = 0;
  for (let i = 2; i < points.length; i += 2)
    length += Math.hypot(
      (points[i] as number) - (points[i - 2] as number),
      (points[i + 1] as number) - (points[i - 1] as number),
    );
  return length;
}
