/** Reached streets as points with seconds, close enough together that none misses a cell. */
import { edgesAcross } from './barred-steps.ts';
import { EdgeCourse } from './edge-course.ts';
import type { WalkGraph } from './graph.ts';
import type { Mooring } from './mooring.ts';
import type { Search } from './search.ts';
import { eachStretch } from './stretches.ts';

export class StreetSamples {
  /** The first `count` count. Decimetres from the origin; seconds; 1 where one may leave the street, 0 on a bridge. */
  x = new Float64Array(4096);
  y = new Float64Array(4096);
  seconds = new Float64Array(4096);
  leaves = new Uint8Array(4096);
  count = 0;
  readonly #course: EdgeCourse;
  readonly #across: ReadonlySet<number>;

  constructor(graph: WalkGraph) {
    this.#course = new EdgeCourse(graph);
    this.#across = edgesAcross(graph);
  }

  /**
   * Takes the streets that are reached within `limit` seconds, to their ends: what of them is reached later is no ground of
   * others. Points lie at most `spacing` decimetres apart.
   */
  take(search: Search, starts: readonly Mooring[], limit: number, spacing: number): void {
    const { graph, edgeSeconds } = search.network;
    const course = this.#course;
    this.count = 0;
    eachStretch(search, starts, (edge, from, to, atFrom, atTo) => {
      if (Math.min(atFrom, atTo) > limit) return;
      const pace = (edgeSeconds[edge] as number) / (graph.length[edge] as number);
      const leaves = this.#across.has(edge) ? 0 : 1;
      course.lay(edge);
      const samples = Math.ceil((to - from) / spacing);
      let step = 1;
      // in the middle of their shares, and so never on the end of a street, which may stand in a wall
      for (let i = 0; i < samples; i++) {
        const at = from + ((i + 0.5) * (to - from)) / samples;
        const seconds = Math.min(atFrom + (at - from) * pace, atTo + (to - at) * pace);
        step = course.stepAt(at, step);
        this.#add(step, course.shareOf(step, at), seconds, leaves);
      }
    });
  }

  #add(step: number, share: number, seconds: number, leaves: 0 | 1): void {
    if (this.count === this.x.length) this.#grow();
    const { x, y } = this.#course;
    const [ax, ay] = [x[step - 1] as number, y[step - 1] as number];
    this.x[this.count] = ax + ((x[step] as number) - ax) * share;
    this.y[this.count] = ay + ((y[step] as number) - ay) * share;
    this.seconds[this.count] = seconds;
    this.leaves[this.count++] = leaves;
  }

  #grow(): void {
    const twice = <T extends Float64Array | Uint8Array>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const size = 2 * this.x.length;
    this.x = twice(this.x, new Float64Array(size));
    this.y = twice(this.y, new Float64Array(size));
    this.seconds = twice(this.seconds, new Float64Array(size));
    this.leaves = twice(this.leaves, new Uint8Array(size));
  }
}
