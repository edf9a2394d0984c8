/**
 * All edges of a partition by the place they lie at: square cells, each holding the edges whose box touches it. An edge
 * has a direction, and the area to its left as a number. An index is a value: `with` gives another one that shares all
 * rows of cells in which nothing changed.
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
    const x = xOf(edges[i] as number);
    const y = yOf(edges[i] as number);
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

/** The cells an edge or a box touches. What lies beyond the frame belongs to its outermost cells. */
class Cells {
  left = 0;
  right = 0;
  low = 0;
  high = 0;
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  find(a: Node, b: Node): this {
    const ax = xOf(a);
    const ay = yOf(a);
    const bx = xOf(b);
    const by = yOf(b);
    return this.touch(
      Math.min(ax, bx) - MARGIN,
      Math.min(ay, by) - MARGIN,
      Math.max(ax, bx) + MARGIN,
      Math.max(ay, by) + MARGIN,
    );
  }

  touch(west: number, south: number, east: number, north: number): this {
    const { side, columns, rows } = this.#frame;
    this.left = within(columns, (west - this.#frame.west) / side);
    this.right = within(columns, (east - this.#frame.west) / side);
    this.low = within(rows, (south - this.#frame.south) / side);
    this.high = within(rows, (north - this.#frame.south) / side);
    return this;
  }
}

const within = (count: number, at: number): number => Math.min(count - 1, Math.max(0, Math.floor(at)));

export class EdgeIndex {
  readonly #frame: Frame;
  /** Row, then column. */
  readonly #lines: readonly (readonly Cell[])[];

  private constructor(frame: Frame, lines: readonly (readonly Cell[])[]) {
    this.#frame = frame;
    this.#lines = lines;
  }

  /** `edges`: from, to and area of one edge after the other. */
  static of(edges: Float64Array): EdgeIndex {
    const frame = frameOf(edges);
    const { columns, rows } = frame;
    const first = new Uint32Array(columns * rows + 1);
    const cells = new Cells(frame);
    for (let i = 0; i < edges.length; i += 3) {
      cells.find(edges[i] as number, edges[i + 1] as number);
      for (let row = cells.low; row <= cells.high; row++)
        for (let cell = row * columns + cells.left + 1; cell <= row * columns + cells.right + 1; cell++)
          first[cell] = (first[cell] as number) + 1;
    }
    for (let c = 1; c < first.length; c++) first[c] = (first[c] as number) + (first[c - 1] as number);
    const all = new Float64Array(3 * (first.at(-1) as number));
    const next = first.slice();
    for (let i = 0; i < edges.length; i += 3) {
      cells.find(edges[i] as number, edges[i + 1] as number);
      for (let row = cells.low; row <= cells.high; row++)
        for (let cell = row * columns + cells.left; cell <= row * columns + cells.right; cell++) {
          const at = 3 * (next[cell] as number);
          next[cell] = (next[cell] as number) + 1;
          all[at] = edges[i] as number;
          all[at + 1] = edges[i + 1] as number;
          all[at + 2] = edges[i + 2] as number;
        }
    }
    const lines: Cell[][] = [];
    for (let row = 0; row < rows; row++) {
      const line: Cell[] = [];
      for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
        const [from, to] = [first[cell] as number, first[cell + 1] as number];
        line.push(from === to ? NOTHING : all.subarray(3 * from, 3 * to));
      }
      lines.push(line);
    }
    return new EdgeIndex(frame, lines);
  }

  /** Without some edges and with others. What is taken out must be there. */
  with(removed: readonly Edge[], added: readonly Edge[]): EdgeIndex {
    const lines = [...this.#lines];
    const own = new Set<number>();
    const lineOf = (row: number): Cell[] => {
      if (!own.has(row)) lines[row] = [...(lines[row] ?? [])];
      own.add(row);
      return lines[row] as Cell[];
    };
    for (const [a, b, area] of removed)
      this.#eachCell(a, b, (row, column) => {
        const line = lineOf(row);
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
        const line = lineOf(row);
        const cell = line[column] as Cell;
        const more = new Float64Array(cell.length + 3);
        more.set(cell);
        more.set(edge, cell.length);
        line[column] = more;
      });
    return new EdgeIndex(this.#frame, lines);
  }

  /** The number of the area to the left of a way from a to b; -1 where there is no such edge. */
  areaLeftOf(a: Node, b: Node): number {
    const cell = this.#cellAt(a);
    for (let i = 0; i < cell.length; i += 3) if (cell[i] === a && cell[i + 1] === b) return cell[i + 2] as number;
    return -1;
  }

  /**
   * How an edge is there: `paired`, once in each direction, with another area on either side; `alone`, once and in one
   * direction; `absent`, in neither; or `wrong`.
   */
  pairing(a: Node, b: Node): 'paired' | 'alone' | 'absent' | 'wrong' {
    const cell = this.#cellAt(a);
    let [there, back, left, right] = [0, 0, -1, -1];
    for (let i = 0; i < cell.length; i += 3) {
      const [from, to] = [cell[i], cell[i + 1]];
      if (from === a && to === b) {
        there++;
        left = cell[i + 2] as number;
      } else if (from === b && to === a) {
        back++;
        right = cell[i + 2] as number;
      }
    }
    if (there > 1 || back > 1) return 'wrong';
    if (there === back) return there === 0 ? 'absent' : left === right ? 'wrong' : 'paired';
    return 'alone';
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
    const { left, right, low, high } = new Cells(this.#frame).touch(west, south, east, north);
    for (let row = low; row <= high; row++)
      for (let column = left; column <= right; column++) {
        const cell = this.#lines[row]?.[column] ?? NOTHING;
        for (let i = 0; i < cell.length; i += 3) use(cell[i] as number, cell[i + 1] as number, cell[i + 2] as number);
      }
  }

  /** Every cell in which something lies, as from, to and area of one edge after the other. */
  eachCell(use: (cell: Float64Array) => void): void {
    for (const row of this.#lines) for (const cell of row) if (cell.length > 0) use(cell);
  }

  #cellAt(node: Node): Cell {
    const { left, low } = new Cells(this.#frame).touch(xOf(node), yOf(node), xOf(node), yOf(node));
    return this.#lines[low]?.[left] ?? NOTHING;
  }

  #eachCell(a: Node, b: Node, use: (row: number, column: number) => void): void {
    const { left, right, low, high } = new Cells(this.#frame).find(a, b);
    for (let row = low; row <= high; row++) for (let column = left; column <= right; column++) use(row, column);
  }
}
