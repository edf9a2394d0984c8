/** The service circle as this device computes it: words for what the walking worker has answered. */
import type { LonLat } from '../../geo/walk/graph.ts';
import type { CircleRing, CircleStreets, HomeSeconds } from '../../geo/walk/circle-answer.ts';
import type { CandidateSiteId, CompoundId, StairwellUnitId } from './ids.ts';
import type { Selection } from './selection.ts';

export type { CircleRing, CircleStreets, HomeSeconds } from '../../geo/walk/circle-answer.ts';

/** One place that is walked to: a station, a facility, or a site that does not exist yet. */
export interface CirclePlace {
  readonly id: string;
  readonly name: string;
  readonly at: LonLat;
  /** What a tap opens; null for a site. */
  readonly selection: Selection | null;
}

/** A hypothetical station (规划点). */
export interface PlanSite {
  readonly id: string;
  readonly name: string;
  readonly at: LonLat;
  readonly candidate_site_id: CandidateSiteId | null;
}

/** Seconds of every stairwell unit this device knows, in the order of `units`. */
export interface Reach extends HomeSeconds {
  readonly units: readonly StairwellUnitId[];
  /** 0: farther than 100 m from anything to walk on (未接入路网). */
  readonly connected: Uint8Array;
  /** An index of `places`; 65,535 for none. */
  readonly nearest: Uint16Array;
  readonly elderly: HomeSeconds | null;
  readonly places: readonly CirclePlace[];
}

/** How far somebody is, at a limit: `unknown` where the data ends too soon to say. */
export type ReachState = 'within' | 'outside' | 'unknown' | 'unconnected';

/** What the map draws of a circle. `estimate`: without a network, straight lines ÷ 1.4, hatched and labelled so. */
export interface CirclePicture {
  readonly kind: 'network' | 'estimate';
  readonly rings: readonly CircleRing[];
  readonly streets: readonly CircleStreets[];
  readonly atEdge: boolean;
}

/** A walk that is drawn: from a door to its nearest place. */
export interface ShownWalk {
  readonly line: readonly LonLat[];
  readonly seconds: number;
  readonly metres: number;
  readonly to: CirclePlace;
}

/** What a tap on the map means while the circle is open. */
export type CircleMode =
  | { readonly kind: 'browse' }
  | { readonly kind: 'place_site' }
  | { readonly kind: 'draw_footpath'; readonly points: readonly LonLat[] }
  | { readonly kind: 'place_gate'; readonly compoundId: CompoundId; readonly at: LonLat | null };
