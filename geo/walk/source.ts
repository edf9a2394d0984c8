/** What a walking network is built from, wherever it comes from. */
import type { Bounds } from '../bounds.ts';
import type { BarrierKind, LonLat } from './graph.ts';

/** Ways meet where they name the same point, and only there: a bridge over a street shares none with it. */
export interface WalkWay {
  /** Indices of points. */
  readonly points: readonly number[];
  /** `FLAG`s without `entry`. */
  readonly flags: number;
  /** May be entered to reach a home on it, and never crossed. */
  readonly isPrivate: boolean;
}

export interface SourceGate {
  readonly id: string;
  readonly at: LonLat;
  /** Minutes since midnight. */
  readonly from: number;
  readonly to: number;
}

export interface WalledZone {
  /** All outlines, holes among them, `[lon, lat]`; closed or not. */
  readonly rings: readonly (readonly LonLat[])[];
  readonly gates: readonly SourceGate[];
  /**
   * Whether the wall is certain. Where it is not (an extract names an area and nobody knows its fence), a zone of which no
   * gate lies on a way stays open: a compound without a way in would be our error and not the town's.
   */
  readonly isCertain: boolean;
}

/** A river's line or bank, or a railway; an area of water is closed. It explains and bounds pictures, and cuts no way. */
export interface SourceBarrier {
  readonly kind: BarrierKind;
  readonly line: readonly LonLat[];
}

export interface WalkSource {
  /** Points by index, EPSG:4326. */
  readonly lon: ArrayLike<number>;
  readonly lat: ArrayLike<number>;
  readonly ways: readonly WalkWay[];
  readonly zones: readonly WalledZone[];
  readonly barriers: readonly SourceBarrier[];
  readonly bounds: Bounds;
  readonly coverage: readonly LonLat[];
  readonly facts: { readonly source: string; readonly sourceDate: string; readonly licence: string };
}
