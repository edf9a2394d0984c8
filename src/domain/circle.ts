/** The service circle as this device computes it: words for what the walking worker has answered. */
import type { LonLat } from '../../geo/walk/graph.ts';
import type { Pace } from '../../geo/walk/paces.ts';
import type { CircleRing, CircleStreets, HomeSeconds } from '../../geo/walk/circle-answer.ts';
import type { CandidateSiteId, CompoundId, StairwellUnitId } from './ids.ts';
import type { Selection } from './selection.ts';

export type { CircleRing, CircleStreets, HomeSeconds } from '../../geo/walk/circle-answer.ts';

/** What is asked: what is walked to, how far, how fast. */
export interface CircleAsked {
  /** Facility kinds that are walked to. */
  readonly served: readonly string[];
  /** Only places that are open now, through gates that are. */
  readonly openNow: boolean;
  /** 1–30 */
  readonly minutes: number;
  readonly pace: Pace;
}

/** What makes a way longer than it looks. */
export type Obstacle = 'river' | 'railway' | 'wall';

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
  /** Indexes of `places` that nothing to walk on comes near to: nobody is counted from them. */
  readonly offNetwork: readonly number[];
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

/** A number that can be opened. */
export type BehindWhat = 'households' | 'outside' | 'unknown' | 'unconnected' | 'elderly';

/** The number that is opened, and the places one has come through since, the way back. */
export interface CircleBehind {
  readonly what: BehindWhat;
  readonly trail: readonly Selection[];
}

/** What a tap on the map means while the circle is open. */
export type CircleMode =
  | { readonly kind: 'browse' }
  | { readonly kind: 'place_site' }
  | { readonly kind: 'draw_footpath'; readonly points: readonly LonLat[] }
  | { readonly kind: 'place_gate'; readonly compoundId: CompoundId; readonly at: LonLat | null };

/** Whose way is to be short when sites are suggested. */
export type PlanNeed = 'all' | 'elderly' | 'children';

/** Where sites may stand: the inventory (闲置房屋、规划站点), or any point of the network. */
export type PlanGround = 'inventory' | 'anywhere';

export interface SuggestionAsked {
  readonly count: number;
  readonly need: PlanNeed;
  readonly ground: PlanGround;
  /** Households one site can serve, or null. */
  readonly capacity: number | null;
}

/** Suggested sites (推荐选址), and how good they are known to be. */
export interface Suggestion {
  readonly asked: SuggestionAsked;
  /** `greedy`: at once. `better`: after restarts. `proved`: nothing can be better. `bounded`: at most `bound` could be. */
  readonly quality: 'greedy' | 'better' | 'proved' | 'bounded';
  readonly busy: boolean;
  readonly sites: readonly PlanSite[];
  /** Households gained. */
  readonly gain: number;
  /** What no choice of so many sites can exceed; null while nobody has proved anything. */
  readonly bound: number | null;
  /** Why there is no proof. */
  readonly obstacle: 'capacity' | 'unsupported' | 'failed' | null;
}
