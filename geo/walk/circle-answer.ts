/** What is asked about a service circle, and what is answered: seconds for every home, and pictures of them. */
import type { LonLat } from './graph.ts';
import type { WalkConditions } from './network.ts';

export interface CircleQuestion {
  /** The places walked to, `[lon, lat]`; at most 65,000. */
  readonly places: readonly LonLat[];
  readonly conditions: WalkConditions;
  /** Also at the pace of the elderly. */
  readonly elderly: boolean;
  /** Seconds up to which homes are told apart; beyond it they are out of reach. */
  readonly limit: number;
  /** Rings to draw, seconds, at most `limit`, rising. */
  readonly rings: readonly number[];
  /** Whether the streets are asked for, which costs more than all the rest. */
  readonly streets: boolean;
  /** Side of a cell of the time field, metres: 20 while a finger moves, 10 when it rests. */
  readonly cell: 10 | 20;
}

/** One entry per home, in the order the homes were given. */
export interface HomeSeconds {
  /** To the nearest place. Infinity: beyond the limit, or not connected. */
  readonly seconds: Float64Array;
  /**
   * Never more than `seconds`. Less where somebody may come sooner over ground that no data tells of (边缘数据不完整): whoever is
   * not within a limit by `seconds` but is by this is unknown, and not outside.
   */
  readonly atLeast: Float64Array;
}

export interface CircleRing {
  readonly seconds: number;
  /** Coordinates of a GeoJSON MultiPolygon, EPSG:4326. An illustration: nobody is counted by it. */
  readonly polygons: LonLat[][][];
}

/** Stretches of streets that are reached within `seconds`, and not within the ring before. */
export interface CircleStreets {
  readonly seconds: number;
  readonly lines: LonLat[][];
}

export interface CircleAnswer extends HomeSeconds {
  /** Which place is nearest; 65,535 for none. */
  readonly nearest: Uint16Array;
  readonly elderly: HomeSeconds | null;
  readonly rings: readonly CircleRing[];
  readonly streets: readonly CircleStreets[];
  /** Places that are not connected, by their index. */
  readonly offNetwork: readonly number[];
  /** Whether the largest ring meets the edge of the data. */
  readonly atEdge: boolean;
}

/** What staff have added to the ground since the network's file was made. */
export interface Amendments {
  readonly gates: readonly GateAmendment[];
  readonly footpaths: readonly FootpathAmendment[];
}

export interface GateAmendment {
  readonly id: string;
  readonly at: LonLat;
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
  readonly isClosed: boolean;
}

export interface FootpathAmendment {
  readonly id: string;
  readonly line: readonly LonLat[];
  readonly isSteps: boolean;
}
