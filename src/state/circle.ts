import type { Pace } from '../../geo/walk/paces.ts';
import type { CircleMode, CirclePicture, CirclePlace, PlanSite, Reach, ShownWalk } from '../domain/circle.ts';
import type { Failure } from '../domain/failure.ts';

export const CIRCLE_TABS = ['reach', 'plan', 'scenarios', 'published'] as const;
export type CircleTab = (typeof CIRCLE_TABS)[number];

/** How the network stands for the circle. `none`: no file covers the territory; then circles are estimates and say so. */
export type CirclePhase =
  | { readonly kind: 'idle' | 'none' | 'ready' }
  | { readonly kind: 'loading'; readonly share: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface CircleState {
  readonly tab: CircleTab;
  /** Facility kinds that are walked to. */
  readonly served: readonly string[];
  /** Only places that are open now, through gates that are. */
  readonly openNow: boolean;
  /** 1–30 */
  readonly minutes: number;
  readonly pace: Pace;
  readonly phase: CirclePhase;
  /** A newer answer is on its way. */
  readonly busy: boolean;
  /** The places that are served now, sites not among them. */
  readonly places: readonly CirclePlace[];
  readonly sites: readonly PlanSite[];
  /** The site under the finger, or the one that arrows move. */
  readonly grabbed: string | null;
  /** Null until the worker has answered. */
  readonly reach: Reach | null;
  readonly picture: CirclePicture | null;
  readonly walk: ShownWalk | null;
  readonly mode: CircleMode;
}

export const initialCircle: CircleState = {
  tab: 'reach',
  served: ['service_center', 'service_station'],
  openNow: false,
  minutes: 15,
  pace: 'standard',
  phase: { kind: 'idle' },
  busy: false,
  places: [],
  sites: [],
  grabbed: null,
  reach: null,
  picture: null,
  walk: null,
  mode: { kind: 'browse' },
};
