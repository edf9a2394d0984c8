/**
 * All edges of a partition by the place they lie at: square cells, each holding the edges whose box touches it. An edge has a
 * direction, and the area to its left as a number. An index is a value: `with` gives another one that shares all rows of cells in which
 * nothing changed.
 */
import { xOf, yOf, type Node } from './lattice.ts';

/** From, to, and the number of the area to the left. */
export type Edge = readonly [a: Node, b: Node, area: number];

/** From, to and area of one edge after the other. */
type Cell = Float64Array;

const NOTHING: Cell = new Float64Array(0);
/** More cells than this are not made, however many edges there are. */
const MOST_CELLS = 1 << 18;
/** Steps by which an edge's box is wider than the edge: a node that lies on it may lie beside it. */
const MARGIN = 2;

interface Frame {
  readonly west: number;
  readonly south: number;
  /** Steps of the lattice. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
}

function frameOf(edges: Float64Array): Frame {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 3) {
    const [x, y] = [xOf(edges[i] as number), yOf(edges[i] as number)];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  if (edges.length === 0) [west, south, east, north] = [0, 0, 0, 0];
  const [width, height] = [east - west + 1, north - south + 1];
  const cells = Math.min(MOST_CELLS, Math.max(1, edges.length / 6));
  const side = Math.max(1, Math.sqrt((width * height) / cells), width / 1024, height / 1024);
  return { west, south, side, columns: Math.ceil(width / side), rows: Math.ceil(height / side) };
}

export class EdgeIndex {
  readonly #frame: Frame;
  /** Row, then column. */
  readonly #cells: readonly (readonly Cell[])[];

  private constructor(frame: Frame, cells: readonly (readonly Cell[])[]) {
    this.#frame = frame;
    this.#cells = cells;
  }

  /** `edges`: from, to and area of one edge after the other. */
  static of(edges: Float64Array): EdgeIndex {
    const frame = frameOf(edges);
    const empty = new EdgeIndex(frame, []);
    const first = new Uint32Array(frame.columns * frame.rows + 1);
    const count = edges.length / 3;
    for (let e = 0; e < count; e++)
      empty.#eachCell(edges[3 * e] as number, edges[3 * e + 1] as number, (row, column) => {
        const cell = row * frame.columns + column + 1;
        first[cell] = (first[cell] as number) + 1;
      });
    for (let c = 1; c < first.length; c++) first[c] = (first[c] as number) + (first[c - 1] as number);
    const all = new Float64Array(3 * (first.at(-1) as number));
    const next = first.slice();
    for (let e = 0; e < count; e++) {
      const [a, b, area] = [edges[3 * e] as number, edges[3 * e + 1] as number, edges[3 * e + 2] as number];
      empty.#eachCell(a, b, (row, column) => {
        const cell = row * frame.columns + column;
        const at = 3 * (next[cell] as number);
        next[cell] = (next[cell] as number) + 1;
        all[at] = a;
        all[at + 1] = b;
        all[at + 2] = area;
      });
    }
    const cells = Array.from({ length: frame.rows }, (_, row) =>
      Array.from({ length: frame.columns }, (_, column) => {
        const cell = row * frame.columns + column;
        return first[cell] === first[cell + 1]
          ? NOTHING
          : all.subarray(3 * (first[cell] as number), 3 * (first[cell + 1] as number));
      }),
    );
    return new EdgeIndex(frame, cells);
  }

  /** Without some edges and with others. What is taken out must be there. */
  with(removed: readonly Edge[], added: readonly Edge[]): EdgeIndex {
    const cells = [...this.#cells];
    const own = new Set<number>();
    const rowOf = (row: number): Cell[] => {
      if (!own.has(row)) cells[row] = [...(cells[row] ?? [])];
      own.add(row);
      return cells[row] as Cell[];
    };
    for (const [a, b, area] of removed)
      this.#eachCell(a, b, (row, column) => {
        const line = rowOf(row);
        const cell = line[column] as Cell;
        for (let i = 0; i < cell.length; i += 3)
          if (cell[i] === a && cell[i + 1] === b && cell[i + 2] === area) {
            const less = new Float64Array(cell.length - 3);
            less.set(cell.subarray(0, i));
            less.set(cell.subarray(i + 3), i);
            line[column] = less;
            return;
          }
      });
    for (const edge of added)
      this.#eachCell(edge[0], edge[1], (row, column) => {
        const line = rowOf(row);
        const cell = line[column] as Cell;
        const more = new Float64Array(cell.length + 3);
        more.set(cell);
        more.set(edge, cell.length);
        line[column] = more;
      });
    return new EdgeIndex(this.#frame, cells);
  }

  /** The number of the area to the left of a way from a to b; -1 where there is no such edge. */
  areaLeftOf(a: Node, b: Node): number {
    const cell = this.#cellAt(a);
    for (let i = 0; i < cell.length; i += 3) if (cell[i] === a && cell[i + 1] === b) return cell[i + 2] as number;
    return -1;
  }

  /** Whether an edge is there once in each direction, with another area on either side; or in neither. */
  isPaired(a: Node, b: Node): boolean {
    const [there, back] = [this.#count(a, b), this.#count(b, a)];
    return there === back && there < 2 && (there === 0 || this.areaLeftOf(a, b) !== this.areaLeftOf(b, a));
  }

  /** Whether an edge is there once, and in one direction. */
  isAlone(a: Node, b: Node): boolean {
    return this.#count(a, b) === 1 && this.#count(b, a) === 0;
  }

  /** The edges that start in a node. */
  from(node: Node): Edge[] {
    const cell = this.#cellAt(node);
    const edges: Edge[] = [];
    for (let i = 0; i < cell.length; i += 3)
      if (cell[i] === node) edges.push([node, cell[i + 1] as number, cell[i + 2] as number]);
    return edges;
  }

  /** Every edge whose cells touch those of a box, perhaps more than once. Steps of the lattice. */
  near(west: number, south: number, east: number, north: number, use: (a: Node, b: Node, area: number) => void): void {
    const [left, right] = [this.#column(west), this.#column(east)];
    const [low, high] = [this.#row(south), this.#row(north)];
    for (let row = low; row <= high; row++)
      for (let column = left; column <= right; column++) {
        const cell = this.#cells[row]?.[column] ?? NOTHING;
        for (let i = 0; i < cell.length; i += 3) use(cell[i] as number, cell[i + 1] as number, cell[i + 2] as number);
      }
  }

  /** Every cell in which something lies, as from, to and area of one edge after the other. */
  eachCell(use: (cell: Float64Array) => void): void {
    for (const row of this.#cells) for (const cell of row) if (cell.length > 0) use(cell);
  }

  #count(a: Node, b: Node): number {
    const cell = this.#cellAt(a);
    let count = 0;
    for (let i = 0; i < cell.length; i += 3) if (cell[i] === a && cell[i + 1] === b) count++;
    return count;
  }

  #cellAt(node: Node): Cell {
    return this.#cells[this.#row(yOf(node))]?.[this.#column(xOf(node))] ?? NOTHING;
  }

  /** What lies beyond the frame belongs to its outermost cells. */
  #column(x: number): number {
    const { west, side, columns } = this.#frame;
    return Math.min(columns - 1, Math.max(0, Math.floor((x - west) / side)));
  }

  #row(y: number): number {
    const { south, side, rows } = this.#frame;
    return Math.min(rows - 1, Math.max(0, Math.floor((y - south) / side)));
  }

  #eachCell(a: Node, b: Node, use: (row: number, column: number) => void): void {
    const [ax, ay, bx, by] = [xOf(a), yOf(a), xOf(b), yOf(b)];
    const [left, right] = [this.#column(Math.min(ax, bx) - MARGIN), this.#column(Math.max(ax, bx) + MARGIN)];
    const [low, high] = [this.#row(Math.min(ay, by) - MARGIN), this.#row(Math.max(ay, by) + MARGIN)];
    for (let row = low; row <= high; row++) for (let column = left; column <= right; column++) use(row, column);
  }
}
