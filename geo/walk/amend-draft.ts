/**
 * A network while it is amended: edges are taken out, split and added, and then laid down in arrays again. New edges are
 * straight, and numbered on from the graph's own; an edge that has been split lives on in its two parts.
 */
import { edgePoints, edgeZone, FLAG, type WalkGate, type WalkGraph } from './graph.ts';
import { nearestOn } from './nearest-on.ts';
import { groundLength } from './pieces.ts';

interface NewEdge {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly flags: number;
  /** As `edgePoints` gives them. */
  readonly points: readonly number[];
}

export class AmendDraft {
  readonly graph: WalkGraph;
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #zone: number[] = [];
  readonly #edges: NewEdge[] = [];
  readonly #parts = new Map<number, readonly [number, number]>();
  readonly #gone = new Set<number>();
  /** New edges that are no part of an older one. */
  readonly #added: number[] = [];

  constructor(graph: WalkGraph) {
    this.graph = graph;
  }

  points(edge: number): readonly number[] {
    return this.#new(edge)?.points ?? edgePoints(this.graph, edge);
  }

  flags(edge: number): number {
    return this.#new(edge)?.flags ?? (this.graph.flags[edge] as number);
  }

  /** Of an edge that is no entry, the zone of its ends. */
  zone(edge: number): number {
    const made = this.#new(edge);
    return made ? this.#zoneOf(made.from) || this.#zoneOf(made.to) : edgeZone(this.graph, edge);
  }

  /** What is there of an edge now: itself, its parts, or nothing. */
  live(edge: number): readonly number[] {
    const parts = this.#parts.get(edge);
    if (parts) return parts.flatMap((part) => this.live(part));
    return this.#gone.has(edge) ? [] : [edge];
  }

  /** Whole decimetres. */
  addNode(x: number, y: number, zone: number): number {
    this.#x.push(x);
    this.#y.push(y);
    return this.graph.x.length + this.#zone.push(zone) - 1;
  }

  /** Straight from node to node; what staff add is marked so. */
  addEdge(from: number, to: number, flags: number): number {
    const points = [...this.#place(from), ...this.#place(to)];
    const edge = this.#push({ from, to, length: this.#length(points), flags: flags | FLAG.added, points });
    this.#added.push(edge);
    return edge;
  }

  remove(edge: number): void {
    this.#gone.add(edge);
  }

  /** A node where an edge comes nearest to a place: one of its ends, or a new one that splits it. */
  nodeOn(edge: number, x: number, y: number): number {
    const [first = edge, ...others] = this.live(edge);
    const off = (part: number): number => nearestOn(this.points(part), x, y).square;
    return this.#split(
      others.reduce((best, part) => (off(part) < off(best) ? part : best), first),
      x,
      y,
    );
  }

  /** `gates` by the draft's numbers. What edges were split into lies where they lay, what was added behind all of them. */
  finish(gates: readonly WalkGate[]): WalkGraph {
    const { graph } = this;
    const order: number[] = [];
    for (let edge = 0; edge < graph.from.length; edge++)
      if (this.#parts.has(edge) || this.#gone.has(edge)) order.push(...this.live(edge));
      else order.push(edge);
    for (const edge of this.#added) order.push(...this.live(edge));
    const numbers = new Uint32Array(graph.from.length + this.#edges.length);
    order.forEach((edge, number) => (numbers[edge] = number));
    return {
      ...graph,
      header: {
        ...graph.header,
        gates: gates.map((gate) => ({ ...gate, edges: gate.edges.map((edge) => numbers[edge] as number) })),
      },
      x: new Int32Array(joined(graph.x, this.#x)),
      y: new Int32Array(joined(graph.y, this.#y)),
      zone: new Uint32Array(joined(graph.zone, this.#zone)),
      ...this.#layEdges(order),
    };
  }

  #layEdges(order: readonly number[]) {
    const { graph } = this;
    const from = new Uint32Array(order.length);
    const to = new Uint32Array(order.length);
    const length = new Uint16Array(order.length);
    const flags = new Uint8Array(order.length);
    const shapeStart = new Uint32Array(order.length + 1);
    const bends = this.#edges.reduce((sum, { points }) => sum + points.length, 0);
    const shape = new Int16Array(graph.shape.length + bends);
    let end = 0;
    order.forEach((edge, i) => {
      const made = this.#new(edge);
      from[i] = made?.from ?? (graph.from[edge] as number);
      to[i] = made?.to ?? (graph.to[edge] as number);
      length[i] = made?.length ?? graph.length[edge] ?? 0;
      flags[i] = made?.flags ?? graph.flags[edge] ?? 0;
      if (made)
        for (let k = 2; k < made.points.length - 2; k++)
          shape[end++] = (made.points[k] as number) - (made.points[k - 2] as number);
      else {
        const stop = 2 * (graph.shapeStart[edge + 1] as number);
        for (let k = 2 * (graph.shapeStart[edge] as number); k < stop; k++) shape[end++] = graph.shape[k] as number;
      }
      shapeStart[i + 1] = end / 2;
    });
    return { from, to, length, flags, shapeStart, shape: shape.slice(0, end) };
  }

  #new(edge: number): NewEdge | undefined {
    const made = edge - this.graph.from.length;
    return made < 0 ? undefined : this.#edges[made];
  }

  #push(edge: NewEdge): number {
    return this.graph.from.length + this.#edges.push(edge) - 1;
  }

  #zoneOf(node: number): number {
    return this.graph.zone[node] ?? (this.#zone[node - this.graph.zone.length] as number);
  }

  #place(node: number): [number, number] {
    const made = node - this.graph.x.length;
    return [this.graph.x[node] ?? (this.#x[made] as number), this.graph.y[node] ?? (this.#y[made] as number)];
  }

  /** Decimetres on the ground of one straight step. */
  #length([ax, ay, bx, by]: readonly number[]): number {
    const metres = { x: [(ax as number) / 10, (bx as number) / 10], y: [(ay as number) / 10, (by as number) / 10] };
    return Math.round(10 * groundLength(metres, this.graph.header, 0, 1));
  }

  #split(edge: number, x: number, y: number): number {
    const points = this.points(edge);
    const old = this.#new(edge);
    const [from, to] = [old?.from ?? (this.graph.from[edge] as number), old?.to ?? (this.graph.to[edge] as number)];
    const length = old?.length ?? this.graph.length[edge] ?? 0;
    const found = nearestOn(points, x, y);
    // the parts are as long as the whole, to the decimetre
    const along = found.drawn === 0 ? 0 : Math.round((found.along / found.drawn) * length);
    if (along === 0) return from;
    if (along === length) return to;
    const [atX, atY] = [Math.round(found.x), Math.round(found.y)];
    const node = this.addNode(atX, atY, this.zone(edge));
    const rest = { flags: this.flags(edge) };
    const cut = 2 * found.step;
    this.#parts.set(edge, [
      this.#push({ ...rest, from, to: node, length: along, points: [...points.slice(0, cut), atX, atY] }),
      this.#push({ ...rest, from: node, to, length: length - along, points: [atX, atY, ...points.slice(cut)] }),
    ]);
    return node;
  }
}

function joined(old: Int32Array | Uint32Array, more: readonly number[]): Float64Array {
  const all = new Float64Array(old.length + more.length);
  all.set(old);
  all.set(more, old.length);
  return all;
}
