/** The boundary editor: what is being redrawn, with which tool, and how it came so far. */
import type { LonLat } from '../../geo/crs/offset.ts';
import type { Finding } from '../../geo/partition/findings.ts';
import type { RefusalCode } from '../../geo/partition/refusal.ts';
import type { Guides } from '../../geo/partition/snap.ts';
import type { BoundaryWork, Ghost, KeptBoundary } from '../domain/boundary-work.ts';
import type { Territory } from '../domain/entities.ts';
import type { TerritoryId } from '../domain/ids.ts';
import type { CountedHomes } from '../domain/rules/live-count.ts';

export const BOUNDARY_TOOLS = ['move', 'cut', 'merge', 'transfer'] as const;
export type BoundaryTool = (typeof BOUNDARY_TOOLS)[number];

export type SnapWord = 'node' | 'border' | 'road' | 'river' | 'wall' | 'house' | 'ghost';

/** What the last deed was, for whoever cannot see it. */
export type BoundaryEvent =
  | 'moved'
  | 'inserted'
  | 'deleted'
  | 'cut'
  | 'merged'
  | 'transferred'
  | 'renamed'
  | 'undone'
  | 'redone';

export interface BoundaryEdit {
  readonly parentId: TerritoryId;
  /** Level of the parts. */
  readonly level: string;
  /** The parts do not fill the parent: its outline is no limit here, and the server judges. */
  readonly isLoose: boolean;
  /** The parts as they were opened, by id. */
  readonly rows: ReadonlyMap<string, Territory>;
  /** Their versions then, as the server had sent them; those that only this device knows have none. */
  readonly versions: Readonly<Record<string, number>>;
  /** The parts as they were opened. */
  readonly base: BoundaryWork;
  /** As it is shown, a drag under way included. */
  readonly now: BoundaryWork;
  readonly past: readonly BoundaryWork[];
  readonly future: readonly BoundaryWork[];
  readonly homes: CountedHomes;
  readonly guides: Guides | null;
  readonly tool: BoundaryTool;
  /** Parts in hand, by id, in the order they were taken: of a transfer, who gets it. */
  readonly picked: readonly string[];
  /** A node in hand, by its place. */
  readonly node: LonLat | null;
  readonly edge: readonly [LonLat, LonLat] | null;
  /** The line of a cut or of a strip, as far as it is drawn. */
  readonly stroke: readonly LonLat[];
  /** A pointer drags a node, from where it stood in `start`, or draws the stroke. */
  readonly drag:
    | { readonly kind: 'node'; readonly start: BoundaryWork; readonly from: LonLat }
    | { readonly kind: 'stroke' }
    | null;
  readonly snap: { readonly at: LonLat; readonly word: SnapWord } | null;
  /** Why the last try was not made. */
  readonly refusal: { readonly code: RefusalCode; readonly at: LonLat | null } | null;
  readonly event: { readonly kind: BoundaryEvent; readonly step: number } | null;
  /** What was drawn before, when it is done again upon somebody else's. */
  readonly ghosts: readonly Ghost[];
  /** The operation that this takes the place of, by id. */
  readonly replaces: string | null;
}

export interface BoundaryState {
  readonly edit: BoundaryEdit | null;
  /** The territory that somebody wants to redraw, until the editor is there. */
  readonly wanted: TerritoryId | null;
  /** Why a territory cannot be opened: its parts are no partition. */
  readonly unfit: { readonly parentId: TerritoryId; readonly findings: readonly Finding[] } | null;
  /** Begun on this device and not finished, last changed first. */
  readonly drafts: readonly KeptBoundary[];
  /** The operation whose conflict is on the map, by id. */
  readonly review: string | null;
}

export const initialBoundary: BoundaryState = { edit: null, wanted: null, unfit: null, drafts: [], review: null };
