/** What lies in which cell of a square grid: boxes in, and for every cell the numbers of the boxes that touch it, rising. */

/** A grid of more cells than this is made of larger ones: an extract may be two degrees wide and all but empty. */
const MOST_CELLS = 1 << 22;

/** West, south, east, north of an item, in whatever unit `side` has. */
type BoxOf = (item: number, box: Float64Array) => void;

export class CellIndex {
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** The items of cell `c` are `items[first[c]]` … `items[first[c + 1]]`. */
  readonly first: Uint32Array;
  readonly items: Uint32Array;
  readonly #west: number;
  readonly #south: number;

  /** `side` at least; `boxOf` fills in the box of one of `count` items. */
  constructor(count: number, side: number, boxOf: BoxOf) {
    const box = new Float64Array(4);
    const eachBox = (use: (west: number, south: number, east: number, north: number, item: number) => void): void => {
      for (let item = 0; item < count; item++) {
        boxOf(item, box);
        use(box[0] as number, box[1] as number, box[2] as number, box[3] as number, item);
      }
    };
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    eachBox((w, s, e, n) => {
      if (w < west) west = w;
      if (s < south) south = s;
      if (e > east) east = e;
      if (n > north) north = n;
    });
    if (count === 0) [west, south, east, north] = [0, 0, 0, 0];
    const cellsAt = (from: number, to: number): number => Math.floor(to / this.side) - Math.floor(from / this.side) + 1;
    this.side = side;
    while (cellsAt(west, east) * cellsAt(south, north) > MOST_CELLS) this.side *= 2;
    this.columns = cellsAt(west, east);
    this.rows = cellsAt(south, north);
    this.#west = Math.floor(west / this.side);
    this.#south = Math.floor(south / this.side);
    const eachCell = (use: (cell: number, item: number) => void): void =>
      eachBox((w, s, e, n, item) => {
        const [left, right] = [this.column(w), this.column(e)];
        const [low, high] = [this.row(s), this.row(n)];
        for (let i = left; i <= right; i++) for (let j = low; j <= high; j++) use(i * this.rows + j, item);
      });
    this.first = new Uint32Array(this.columns * this.rows + 1);
    const { first } = this;
    eachCell((cell) => (first[cell + 1] = (first[cell + 1] as number) + 1));
    for (let cell = 1; cell < first.length; cell++) first[cell] = (first[cell] as number) + (first[cell - 1] as number);
    this.items = new Uint32Array(first.at(-1) as number);
    const next = first.slice();
    eachCell((cell, item) => {
      const at = next[cell] as number;
      this.items[at] = item;
      next[cell] = at + 1;
    });
  }

  /** The column and the row a place lies in, which may be beyond the grid; their cell is `column * rows + row`. */
  column(x: number): number {
    return Math.floor(x / this.side) - this.#west;
  }

  row(y: number): number {
    return Math.floor(y / this.side) - this.#south;
  }
}
