/**
 * Where thousands of homes meet the network. Found once for a graph, in arrays, so that a question about all of them is one
 * pass over numbers; what depends on the pace and on which gates are open is added once for a network.
 */
import { CellIndex } from './cell-index.ts';
import { FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { moorAt, MOST_OFF_NETWORK } from './mooring.ts';
import type { Network } from './network.ts';
import { toX, toY } from './plane.ts';
import type { Snap, Snapper } from './snap.ts';

/** Side of a cell of homes, decimetres. */
const CELL = 2000;

/** Seconds from each home to its edge, and along it to the edge's ends; Infinity where nobody may come from there. */
export interface MooredHomes {
  readonly off: Float64Array;
  readonly toFrom: Float64Array;
  readonly toTo: Float64Array;
}

export class Homes {
  readonly graph: WalkGraph;
  readonly count: number;
  /** 1 for a home within 100 m of something to walk on. */
  readonly connected: Uint8Array;
  /** Decimetres of the graph's plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The edge of each home, its end nodes, and decimetres along it; of a home that is not connected they mean nothing. */
  readonly edge: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly along: Uint16Array;
  readonly #off: Uint16Array;
  readonly #onEdge = new Map<number, number[]>();
  readonly #cells: CellIndex;
  readonly #moored = new WeakMap<Network, MooredHomes>();

  /** `snaps`, with null for what is not connected; `x` and `y` are where the homes themselves stand. */
  constructor(graph: WalkGraph, x: Float64Array, y: Float64Array, snaps: readonly (Snap | null)[]) {
    const count = snaps.length;
    this.graph = graph;
    this.count = count;
    this.connected = new Uint8Array(count);
    this.x = x;
    this.y = y;
    this.edge = new Uint32Array(count);
    this.from = new Uint32Array(count);
    this.to = new Uint32Array(count);
    this.along = new Uint16Array(count);
    this.#off = new Uint16Array(count);
    snaps.forEach((snap, home) => snap && this.#place(home, snap));
    this.#cells = new CellIndex(count, CELL, (home, box) => {
      box[0] = box[2] = x[home] as number;
      box[1] = box[3] = y[home] as number;
    });
  }

  /** `lonLat`: longitude and latitude in turn, EPSG:4326. */
  static at(graph: WalkGraph, snapper: Snapper, lonLat: Float64Array): Homes {
    const places = Array.from({ length: lonLat.length >> 1 }, (_, home): LonLat => [
      lonLat[2 * home] as number,
      lonLat[2 * home + 1] as number,
    ]);
    return new Homes(
      graph,
      Float64Array.from(places, ([lon]) => toX(graph.header, lon)),
      Float64Array.from(places, ([, lat]) => toY(graph.header, lat)),
      places.map((place) => snapper.snap(place, MOST_OFF_NETWORK * 10)),
    );
  }

  /** The homes on one edge. */
  on(edge: number): readonly number[] {
    return this.#onEdge.get(edge) ?? [];
  }

  /** Calls back with every home whose cell touches the box around a place; lengths in decimetres. */
  eachAround(x: number, y: number, most: number, use: (home: number) => void): void {
    const cells = this.#cells;
    const [left, right] = [Math.max(0, cells.column(x - most)), Math.min(cells.columns - 1, cells.column(x + most))];
    const [low, high] = [Math.max(0, cells.row(y - most)), Math.min(cells.rows - 1, cells.row(y + most))];
    for (let column = left; column <= right; column++)
      for (let row = low; row <= high; row++) {
        const cell = column * cells.rows + row;
        for (let at = cells.first[cell] as number; at < (cells.first[cell + 1] as number); at++)
          use(cells.items[at] as number);
      }
  }

  mooredTo(network: Network): MooredHomes {
    const known = this.#moored.get(network);
    if (known) return known;
    const made = this.#moor(network);
    this.#moored.set(network, made);
    return made;
  }

  #place(home: number, snap: Snap): void {
    this.connected[home] = 1;
    this.edge[home] = snap.edge;
    this.from[home] = this.graph.from[snap.edge] as number;
    this.to[home] = this.graph.to[snap.edge] as number;
    this.along[home] = snap.along;
    this.#off[home] = snap.off;
    const others = this.#onEdge.get(snap.edge);
    if (others) others.push(home);
    else this.#onEdge.set(snap.edge, [home]);
  }

  #moor(network: Network): MooredHomes {
    const never = (): Float64Array => new Float64Array(this.count).fill(Infinity);
    const moored = { off: never(), toFrom: never(), toTo: never() };
    for (let home = 0; home < this.count; home++) {
      const edge = this.edge[home] as number;
      const snap = { edge, along: this.along[home] as number, off: this.#off[home] as number, x: 0, y: 0 };
      const mooring = this.connected[home] === 1 ? moorAt(snap, network) : null;
      if (!mooring) continue;
      moored.off[home] = mooring.off;
      moored.toFrom[home] = mooring.toFrom;
      // nobody comes to it against the one way
      if (((this.graph.flags[edge] as number) & FLAG.oneWay) === 0) moored.toTo[home] = mooring.toTo;
    }
    return moored;
  }
}
