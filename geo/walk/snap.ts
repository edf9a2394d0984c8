/**
 * The nearest point of the network to a place: exact, over a grid of cells. Walls are kept to: a home in a compound goes to
 * the compound's own ways or gates, and from the street nobody steps through a wall onto the path behind it.
 */
import { edgePoints, edgeZone, FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { toX, toY } from './plane.ts';
import { wallsOf, type Walls } from './walls.ts';

/** Side of a cell, decimetres. */
const CELL = 800;

/** Where a place meets the network; lengths in decimetres. */
export interface Snap {
  readonly edge: number;
  /** From the edge's first end, along it. */
  readonly along: number;
  /** From the place to the edge, as the crow flies. */
  readonly off: number;
  readonly x: number;
  readonly y: number;
}

export class Snapper {
  readonly #graph: WalkGraph;
  readonly #walls: Walls;
  /** Zones that have walls; other zones are private ways, which anybody beside them may come to. */
  readonly #walled: ReadonlySet<number>;
  /** Of each step of each edge: its edge, its ends, and the way along the edge to it. */
  readonly #edge: Uint32Array;
  readonly #ends: Float64Array;
  readonly #along: Float64Array;
  readonly #cells = new Map<number, number[]>();

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    this.#walled = new Set(graph.ringZone);
    this.#walls = wallsOf(graph);
    const steps = graph.shape.length / 2 + graph.length.length;
    this.#edge = new Uint32Array(steps);
    this.#ends = new Float64Array(4 * steps);
    this.#along = new Float64Array(steps);
    let step = 0;
    for (let edge = 0; edge < graph.length.length; edge++) step = this.#addEdge(edge, step);
  }

  /** Null when nothing to walk on lies within `most` decimetres. `at` is `[lon, lat]`. */
  snap([lon, lat]: LonLat, most: number): Snap | null {
    const { header } = this.#graph;
    const [x, y] = [toX(header, lon), toY(header, lat)];
    const zone = this.#walls.zoneAt(x / 10, y / 10);
    let best = -1;
    let nearest = most * most;
    let share = 0;
    const [i, j] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    const rounds = Math.floor(most / CELL) + 1;
    // nothing in a ring of cells is nearer than the ring inside it is wide
    for (let ring = 0; ring <= rounds && (best === -1 || ((ring - 1) * CELL) ** 2 <= nearest); ring++)
      for (const cell of ringOfCells(i, j, ring))
        for (const step of this.#cells.get(cell) ?? []) {
          if (!this.#mayEnter(zone, this.#edge[step] as number)) continue;
          const [ax, ay, bx, by] = this.#stepEnds(step);
          const t = nearestShare(x, y, ax, ay, bx, by);
          const square = (ax + (bx - ax) * t - x) ** 2 + (ay + (by - ay) * t - y) ** 2;
          if (square < nearest || (best === -1 && square === nearest)) [best, nearest, share] = [step, square, t];
        }
    return best === -1 ? null : this.#snapped(best, share, Math.sqrt(nearest));
  }

  #snapped(step: number, share: number, off: number): Snap {
    const [ax, ay, bx, by] = this.#stepEnds(step);
    const edge = this.#edge[step] as number;
    const along = (this.#along[step] as number) + share * Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
    const drawn = this.#drawnLength(edge);
    const length = this.#graph.length[edge] as number;
    // the length is measured on the ground, the drawing on the plane: they differ by less than a thousandth
    return {
      edge,
      along: drawn === 0 ? 0 : Math.min(length, Math.round((along / drawn) * length)),
      off: Math.round(off),
      x: ax + (bx - ax) * share,
      y: ay + (by - ay) * share,
    };
  }

  #mayEnter(zone: number, edge: number): boolean {
    const own = edgeZone(this.#graph, edge);
    if (own === zone) return zone !== 0 || ((this.#graph.flags[edge] as number) & FLAG.entry) === 0;
    return zone === 0 && !this.#walled.has(own) && ((this.#graph.flags[edge] as number) & FLAG.entry) === 0;
  }

  #addEdge(edge: number, start: number): number {
    const points = edgePoints(this.#graph, edge);
    let step = start;
    let along = 0;
    for (let k = 0; k + 3 < points.length; k += 2) {
      const [ax, ay, bx, by] = [points[k], points[k + 1], points[k + 2], points[k + 3]] as [
        number,
        number,
        number,
        number,
      ];
      this.#edge[step] = edge;
      this.#ends.set([ax, ay, bx, by], 4 * step);
      this.#along[step] = along;
      along += Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
      for (let i = Math.floor(Math.min(ax, bx) / CELL); i <= Math.floor(Math.max(ax, bx) / CELL); i++)
        for (let j = Math.floor(Math.min(ay, by) / CELL); j <= Math.floor(Math.max(ay, by) / CELL); j++) {
          const list = this.#cells.get(cellNumber(i, j));
          if (list) list.push(step);
          else this.#cells.set(cellNumber(i, j), [step]);
        }
      step++;
    }
    return step;
  }

  #drawnLength(edge: number): number {
    const points = edgePoints(this.#graph, edge);
    let length = 0;
    for (let k = 0; k + 3 < points.length; k += 2)
      length += Math.sqrt(
        ((points[k + 2] as number) - (points[k] as number)) ** 2 +
          ((points[k + 3] as number) - (points[k + 1] as number)) ** 2,
      );
    return length;
  }

  #stepEnds(step: number): readonly [number, number, number, number] {
    const ends = this.#ends;
    return [
      ends[4 * step] as number,
      ends[4 * step + 1] as number,
      ends[4 * step + 2] as number,
      ends[4 * step + 3] as number,
    ];
  }
}

/** 2^16 cells to a side are 5,000 km. */
const cellNumber = (i: number, j: number): number => i * 65536 + j;

function* ringOfCells(i: number, j: number, ring: number): Generator<number> {
  for (let di = -ring; di <= ring; di++) {
    const edge = Math.abs(di) === ring;
    for (let dj = -ring; dj <= ring; dj += edge || ring === 0 ? 1 : 2 * ring) yield cellNumber(i + di, j + dj);
  }
}

function nearestShare(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
}
