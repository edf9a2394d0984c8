/**
 * The nearest point of the network to a place: exact, over a grid of cells. Walls are kept to: a home in a compound goes to
 * the compound's own ways or gates, and from the street nobody steps through a wall onto the path behind it. What staff have
 * added is nobody's nearest way while the source's own are in reach, so that one more path takes nobody farther away.
 */
import { CellIndex } from './cell-index.ts';
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

/** A step of an edge, and who may come to it: those in `zone`, and if it is open those in no zone at all. */
const OPEN = 1;
const ADDED = 2;

export class Snapper {
  readonly #graph: WalkGraph;
  readonly #walls: Walls;
  /** Of each step of each edge: its edge, its ends, the way along the edge to it, its zone, and `OPEN`, `ADDED`. */
  readonly #edge: Uint32Array;
  readonly #ends: Float64Array;
  readonly #along: Float64Array;
  readonly #zone: Uint32Array;
  readonly #kind: Uint8Array;
  /** Of each edge, as it is drawn on the plane. */
  readonly #drawn: Float64Array;
  readonly #cells: CellIndex;
  readonly #hasAdded: boolean;

  constructor(graph: WalkGraph) {
    this.#graph = graph;
    this.#walls = wallsOf(graph);
    const steps = graph.shape.length / 2 + graph.length.length;
    this.#edge = new Uint32Array(steps);
    this.#ends = new Float64Array(4 * steps);
    this.#along = new Float64Array(steps);
    this.#zone = new Uint32Array(steps);
    this.#kind = new Uint8Array(steps);
    this.#drawn = new Float64Array(graph.length.length);
    // zones without walls are private ways, which anybody beside them may come to
    const walled = new Set(graph.ringZone);
    let step = 0;
    for (let edge = 0; edge < graph.length.length; edge++) step = this.#addEdge(edge, step, walled);
    this.#hasAdded = graph.flags.some((flags) => (flags & FLAG.added) !== 0);
    const ends = this.#ends;
    this.#cells = new CellIndex(steps, CELL, (item, box) => {
      const [ax, ay] = [ends[4 * item] as number, ends[4 * item + 1] as number];
      const [bx, by] = [ends[4 * item + 2] as number, ends[4 * item + 3] as number];
      box[0] = Math.min(ax, bx);
      box[1] = Math.min(ay, by);
      box[2] = Math.max(ax, bx);
      box[3] = Math.max(ay, by);
    });
  }

  /** Null when nothing to walk on lies within `most` decimetres. `at` is `[lon, lat]`. */
  snap([lon, lat]: LonLat, most: number): Snap | null {
    const { header } = this.#graph;
    const [x, y] = [toX(header, lon), toY(header, lat)];
    const zone = this.#walls.zoneAt(x / 10, y / 10);
    return this.#search(x, y, zone, most, 0) ?? (this.#hasAdded ? this.#search(x, y, zone, most, ADDED) : null);
  }

  /** Among what the source knows, or among what was added. All fields are in hand: thousands of homes come at once. */
  #search(x: number, y: number, zone: number, most: number, added: number): Snap | null {
    const { side, columns, rows, first, items } = this.#cells;
    const [ends, kinds, zones] = [this.#ends, this.#kind, this.#zone];
    let best = -1;
    let nearest = most * most;
    let share = 0;
    const [i, j] = [this.#cells.column(x), this.#cells.row(y)];
    const rounds = Math.floor(most / side) + 1;
    // how far the place is from the nearest side of its own cell
    const [right, up] = [((x % side) + side) % side, ((y % side) + side) % side];
    const margin = Math.min(right, side - right, up, side - up);
    for (let ring = 0; ring <= rounds; ring++) {
      // nothing in a ring of cells is nearer than the ring inside it is wide
      if (best !== -1 && ring > 0 && ((ring - 1) * side + margin) ** 2 > nearest) break;
      for (let di = -ring; di <= ring; di++) {
        const column = i + di;
        if (column < 0 || column >= columns) continue;
        const stride = ring === 0 || di === -ring || di === ring ? 1 : 2 * ring;
        for (let row = j - ring; row <= j + ring; row += stride) {
          if (row < 0 || row >= rows) continue;
          const end = first[column * rows + row + 1] as number;
          for (let at = first[column * rows + row] as number; at < end; at++) {
            const step = items[at] as number;
            const kind = kinds[step] as number;
            if ((kind & ADDED) !== added || (zone === 0 ? (kind & OPEN) === 0 : zones[step] !== zone)) continue;
            const ax = ends[4 * step] as number;
            const ay = ends[4 * step + 1] as number;
            const dx = (ends[4 * step + 2] as number) - ax;
            const dy = (ends[4 * step + 3] as number) - ay;
            const whole = dx * dx + dy * dy;
            const t = whole === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / whole));
            const offX = ax + dx * t - x;
            const offY = ay + dy * t - y;
            const square = offX * offX + offY * offY;
            if (square > nearest || (square === nearest && best !== -1)) continue;
            best = step;
            nearest = square;
            share = t;
          }
        }
      }
    }
    return best === -1 ? null : this.#snapped(best, share, Math.sqrt(nearest));
  }

  #snapped(step: number, share: number, off: number): Snap {
    const ends = this.#ends;
    const [ax, ay] = [ends[4 * step] as number, ends[4 * step + 1] as number];
    const [bx, by] = [ends[4 * step + 2] as number, ends[4 * step + 3] as number];
    const edge = this.#edge[step] as number;
    const along = (this.#along[step] as number) + share * Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
    const drawn = this.#drawn[edge] as number;
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

  #addEdge(edge: number, start: number, walled: ReadonlySet<number>): number {
    const points = edgePoints(this.#graph, edge);
    const flags = this.#graph.flags[edge] as number;
    const zone = edgeZone(this.#graph, edge);
    const isOpen = (flags & FLAG.entry) === 0 && !walled.has(zone);
    const kind = (isOpen ? OPEN : 0) | ((flags & FLAG.added) === 0 ? 0 : ADDED);
    let step = start;
    let along = 0;
    for (let k = 0; k + 3 < points.length; k += 2) {
      this.#edge[step] = edge;
      this.#zone[step] = zone;
      this.#kind[step] = kind;
      for (let end = 0; end < 4; end++) this.#ends[4 * step + end] = points[k + end] as number;
      this.#along[step] = along;
      along += Math.sqrt(
        ((points[k + 2] as number) - (points[k] as number)) ** 2 +
          ((points[k + 3] as number) - (points[k + 1] as number)) ** 2,
      );
      step++;
    }
    this.#drawn[edge] = along;
    return step;
  }
}
