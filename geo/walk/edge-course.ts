/** The points of one edge and how far along it they lie, in arrays that are used again for the next. */
import type { WalkGraph } from './graph.ts';

export class EdgeCourse {
  /** Decimetres from the origin, and along the edge: `along` ends with the edge's length. The first `count` count. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly along: Float64Array;
  count = 0;
  readonly #graph: WalkGraph;

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    const { shapeStart } = graph;
    let most = 0;
    for (let edge = 0; edge + 1 < shapeStart.length; edge++)
      most = Math.max(most, (shapeStart[edge + 1] as number) - (shapeStart[edge] as number));
    this.x = new Float64Array(most + 2);
    this.y = new Float64Array(most + 2);
    this.along = new Float64Array(most + 2);
  }

  lay(edge: number): void {
    const { from, to, x, y, shape, shapeStart, length } = this.#graph;
    const [u, v] = [from[edge] as number, to[edge] as number];
    this.count = 0;
    let [px, py] = [x[u] as number, y[u] as number];
    let drawn = this.#add(px, py, 0);
    for (let i = shapeStart[edge] as number; i < (shapeStart[edge + 1] as number); i++) {
      px += shape[2 * i] as number;
      py += shape[2 * i + 1] as number;
      drawn = this.#add(px, py, drawn);
    }
    drawn = this.#add(x[v] as number, y[v] as number, drawn);
    // the length is measured on the ground, the drawing on the plane
    const scale = drawn === 0 ? 0 : (length[edge] as number) / drawn;
    for (let i = 1; i < this.count; i++) this.along[i] = (this.along[i] as number) * scale;
    this.along[this.count - 1] = length[edge] as number;
  }

  /** The step on which a place lies that is `at` decimetres along, looked for from step `from` on; steps are counted from 1. */
  stepAt(at: number, from = 1): number {
    let step = from;
    while (step < this.count - 1 && (this.along[step] as number) < at) step++;
    return step;
  }

  /** How far along its step such a place lies, 0–1. */
  shareOf(step: number, at: number): number {
    const [before, after] = [this.along[step - 1] as number, this.along[step] as number];
    return after === before ? 0 : (at - before) / (after - before);
  }

  #add(x: number, y: number, drawn: number): number {
    const at = this.count++;
    const along =
      at === 0 ? 0 : drawn + Math.sqrt((x - (this.x[at - 1] as number)) ** 2 + (y - (this.y[at - 1] as number)) ** 2);
    this.x[at] = x;
    this.y[at] = y;
    this.along[at] = along;
    return along;
  }
}
