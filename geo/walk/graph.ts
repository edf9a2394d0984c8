/**
 * The walking network as it lies in its file: plain arrays, nothing that depends on who walks or when. Lengths are whole
 * decimetres; places are decimetres east and north of the header's origin.
 *
 * A zone is ground that may be entered to reach a home and never crossed: a walled compound, or a group of private ways.
 * Every node lies in one zone, 0 being the public ground. So an edge whose ends differ in zone is an entry (a gate), of
 * length zero, and nothing else joins a zone to the world: closing a gate is leaving out its edges.
 */
import type { Bounds } from '../bounds.ts';

/** `added`: not from the source, but by staff (`amend.ts`). */
export const FLAG = { steps: 1, crossing: 2, bridge: 4, tunnel: 8, entry: 16, oneWay: 32, added: 64 } as const;

/** What cannot be walked over although no way tells of it: open water, and rails at grade. */
export const BARRIER = { river: 1, railway: 2 } as const;

export type BarrierKind = keyof typeof BARRIER;

/** A point of `[lon, lat]`, EPSG:4326. */
export type LonLat = readonly [lon: number, lat: number];

export interface WalkGate {
  /** Whoever made the network knows it by this: a row's id, or `osm:…`. */
  readonly id: string;
  /** Minutes since midnight, Asia/Shanghai; 0–1440 is always. A gate that closes after midnight has `to` before `from`. */
  readonly from: number;
  readonly to: number;
  /** The edges through it. */
  readonly edges: readonly number[];
}

export interface WalkHeader {
  /** Origin of the plane, and metres of one degree there. */
  readonly lon0: number;
  readonly lat0: number;
  readonly kx: number;
  readonly ky: number;
  /** What it was made from, e.g. a file's name. */
  readonly source: string;
  /** The day the source shows, `YYYY-MM-DD`. */
  readonly sourceDate: string;
  readonly licence: string;
  /** The pedestrian rules it was made with. */
  readonly profile: string;
  readonly bounds: Bounds;
  /** Beyond this ring nothing is known: neither reached nor out of reach. Closed, `[lon, lat]`. */
  readonly coverage: readonly LonLat[];
  readonly gates: readonly WalkGate[];
}

export interface WalkGraph {
  readonly header: WalkHeader;
  /** Of each node. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly zone: Uint32Array;
  /** Of each edge: its end nodes, decimetres, `FLAG`s. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: Uint16Array;
  readonly flags: Uint8Array;
  /** Bends of edge `e`: pairs `shapeStart[e]` … `shapeStart[e + 1]` of steps from the point before. */
  readonly shapeStart: Uint32Array;
  readonly shape: Int16Array;
  /** Walls of zones: ring `r` has points `ringStart[r]` … `ringStart[r + 1]`, not closed, and shuts in `ringZone[r]`. */
  readonly ringZone: Uint32Array;
  readonly ringStart: Uint32Array;
  readonly rings: Int32Array;
  /** Barriers, as `BARRIER` numbers them: line `b` has points `barrierStart[b]` … `barrierStart[b + 1]`. They do not cut ways. */
  readonly barrierKind: Uint8Array;
  readonly barrierStart: Uint32Array;
  readonly barriers: Int32Array;
}

/** Longest edge and longest step of a shape that the file's fields can hold, decimetres. */
export const MOST_LENGTH = 65_000;
export const MOST_STEP = 32_000;
/** Longest straight wall or barrier, decimetres. */
export const MOST_WALL = 200_000;

/** The points of an edge, x and y in turn, its ends included. */
export function edgePoints(graph: WalkGraph, edge: number): number[] {
  const [u, v] = [graph.from[edge] as number, graph.to[edge] as number];
  let [x, y] = [graph.x[u] as number, graph.y[u] as number];
  const points = [x, y];
  for (let i = graph.shapeStart[edge] as number; i < (graph.shapeStart[edge + 1] as number); i++) {
    x += graph.shape[2 * i] as number;
    y += graph.shape[2 * i + 1] as number;
    points.push(x, y);
  }
  points.push(graph.x[v] as number, graph.y[v] as number);
  return points;
}

/** The zone an edge lies in: that of its ends, and for an entry the one it opens. */
export const edgeZone = (graph: WalkGraph, edge: number): number =>
  (graph.zone[graph.from[edge] as number] as number) || (graph.zone[graph.to[edge] as number] as number);
