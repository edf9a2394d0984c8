import type { CircleLevel } from '../domain/answers/circle-lines.ts';
import type {
  CircleAsked,
  CircleBehind,
  CircleMode,
  CirclePicture,
  CirclePlace,
  Obstacle,
  PlanSite,
  Reach,
  ShownWalk,
  Suggestion,
} from '../domain/circle.ts';
import type { NetworkFacts } from '../domain/entities.ts';
import type { Failure } from '../domain/failure.ts';
import type { CircleScenarioId, ServiceCircleId } from '../domain/ids.ts';
import type { Selection } from '../domain/selection.ts';

export const CIRCLE_TABS = ['reach', 'plan', 'scenarios', 'published'] as const;
export type CircleTab = (typeof CIRCLE_TABS)[number];

/** How the network stands for the circle. `none`: no file covers the territory; then circles are estimates and say so. */
export type CirclePhase =
  | { readonly kind: 'idle' | 'none' | 'ready' }
  | { readonly kind: 'loading'; readonly share: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface CircleState extends CircleAsked {
  readonly tab: CircleTab;
  readonly phase: CirclePhase;
  /** A newer answer is on its way. */
  readonly busy: boolean;
  readonly network: NetworkFacts | null;
  /** The places that are served now, sites not among them. */
  readonly places: readonly CirclePlace[];
  readonly sites: readonly PlanSite[];
  /** The site in hand: dragged, or tapped. */
  readonly grabbed: string | null;
  /** A finger is on it: answers are rough until it rests. */
  readonly dragging: boolean;
  /** With the sites; null until the worker has answered. */
  readonly reach: Reach | null;
  /** Without them: what their gain is counted against. The same object while there are none. */
  readonly before: Reach | null;
  readonly picture: CirclePicture | null;
  readonly walk: ShownWalk | null;
  readonly mode: CircleMode;
  /** Whose numbers are read; null for the whole. */
  readonly scope: Selection | null;
  /** Which places of the scope are compared; null for what fits best. */
  readonly level: CircleLevel | null;
  readonly behind: CircleBehind | null;
  /** What stands between a blind spot and the place nearest to it as the crow flies, by the spot's id. */
  readonly obstacles: ReadonlyMap<string, readonly Obstacle[]>;
  readonly suggestion: Suggestion | null;
  /** The scenario whose sites are shown; null for sites nobody has saved. */
  readonly scenario: CircleScenarioId | null;
  /** A scenario that a link has named, until it is held. */
  readonly wanted: CircleScenarioId | null;
  /** The published circle whose numbers are read; null for the newest that fits the question. */
  readonly published: ServiceCircleId | null;
}

export const initialCircle: CircleState = {
  tab: 'reach',
  served: ['service_center'],
  openNow: false,
  minutes: 15,
  pace: 'standard',
  phase: { kind: 'idle' },
  busy: false,
  network: null,
  places: [],
  sites: [],
  grabbed: null,
  dragging: false,
  reach: null,
  before: null,
  picture: null,
  walk: null,
  mode: { kind: 'browse' },
  scope: null,
  level: null,
  behind: null,
  obstacles: new Map(),
  suggestion: null,
  scenario: null,
  wanted: null,
  published: null,
};
