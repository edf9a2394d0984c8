/**
 * Boundaries in time, and what is drawn along them: past outlines, proposals of new ones, responsibility lines, and the
 * totals that offices report, to be held against what is counted.
 */
import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type {
  BoundaryProposalId,
  BoundaryVersionId,
  ReportedFigureId,
  ResidentUnitId,
  ResponsibilityZoneId,
  TerritoryId,
} from '../ids.ts';
import type { PlaceSummary } from './place.ts';
import type { Row } from './row.ts';

/** What was counted in a place while it had that outline. */
export type PastCounts = Omit<PlaceSummary, 'id' | 'version' | 'place_kind'>;

/**
 * An outline that a territory had (边界版本), or all of a territory that is no more. Days are `YYYY-MM-DD`, Asia/Shanghai:
 * in force from `valid_from` (null: since before records began) until the day before `valid_to`. The outline of today is the
 * territory's own, in force since `territory.valid_from`.
 */
export interface BoundaryVersion extends Row<BoundaryVersionId> {
  /** The territory it was the outline of; it may be gone. */
  subject_id: TerritoryId;
  parent_id: TerritoryId;
  level: string;
  code: string;
  office_code: string | null;
  name: string;
  kind: string | null;
  geom: MultiPolygon | Polygon;
  area_m2: number;
  valid_from: string | null;
  valid_to: string;
  /** As counted on its last day. */
  counts: PastCounts;
  /** Why it ended, as whoever drew the next one said; null when nothing was said. */
  reason: string | null;
  /** Who drew the next one, by name. */
  ended_by: string | null;
}

/**
 * What an edit does to the parts of one territory, all at once. Outlines are EPSG:4326 `[lon, lat]` with at most 7 decimals;
 * every part whose outline changes is named, also a neighbour that only gained a node.
 */
export interface BoundaryChange {
  readonly areas: readonly ChangedArea[];
  /** Parts that are merged into others. */
  readonly removed: readonly { readonly territory_id: TerritoryId; readonly into_id: TerritoryId }[];
}

export interface ChangedArea {
  readonly territory_id: TerritoryId;
  readonly geom: MultiPolygon | Polygon;
  /** A new name; must be there for a new part. */
  readonly name?: string;
  /** Only of a new part: the one it was cut from, whose level, kind and people (grid workers) it takes over. */
  readonly cut_from_id?: TerritoryId;
}

export type ProposalStatus = 'draft' | 'proposed' | 'approved' | 'rejected' | 'effective' | 'stale';

/** What a proposal would change, counted by the database when it is submitted. */
export interface ProposalEffect {
  /** Of every part that changes, by id; null where it is not there before, or after. */
  readonly parts: readonly {
    readonly territory_id: TerritoryId;
    readonly name: string;
    readonly before: PartCount | null;
    readonly after: PartCount | null;
  }[];
  /** Households that come to another part, with people in them. */
  readonly moved_households: number;
  readonly moved_residents: number;
  /** Households none of whose present grid workers answers for them afterwards. */
  readonly households_with_other_worker: number;
}

export interface PartCount {
  readonly households: number;
  readonly residents: number;
  readonly members: number;
  readonly area_m2: number;
  readonly grid_workers: number;
}

/** New boundaries that somebody proposes (方案): another person approves them, with the day they come into force. */
export interface BoundaryProposal extends Row<BoundaryProposalId> {
  /** The territory whose parts it redraws. */
  territory_id: TerritoryId;
  name: string;
  note: string | null;
  change: BoundaryChange;
  /** The versions of the territories it was drawn on, by id. */
  bases: Readonly<Record<string, number>>;
  /** Null while it is a draft. */
  effect: ProposalEffect | null;
  /** `stale`: the day came, and the boundaries were no longer those it was drawn on. */
  status: ProposalStatus;
  /** `YYYY-MM-DD`; null until it is approved. */
  effective_on: string | null;
  made_by: string;
  /** Whether the reader of this row has made it: nobody approves their own. */
  is_own: boolean;
  made_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
  review_note: string | null;
}

/** A section of a river or street, and the unit that answers for it (河道/街道责任区). */
export interface ResponsibilityZone extends Row<ResponsibilityZoneId> {
  territory_id: TerritoryId;
  kind: 'river' | 'street';
  name: string;
  /** Null: nobody answers for it. */
  resident_unit_id: ResidentUnitId | null;
  geom: LineString;
  /** Along the line on the WGS 84 spheroid, metres. */
  length_m: number;
}

export const REPORTED_MEASURES = [
  'grids',
  'compounds',
  'buildings',
  'households',
  'residents',
  'party_members',
  'party_households',
  'compound_branches',
  'grid_branches',
  'branches',
] as const;
export type ReportedMeasure = (typeof REPORTED_MEASURES)[number];

/** How many households one grid should hold in a territory and below it (网格规模); where nothing is said, what is common. */
export interface GridSize extends Row<TerritoryId> {
  territory_id: TerritoryId;
  households_from: number;
  households_to: number;
}

/** A total that an office has put into a report (上报数), to be held against what is counted. */
export interface ReportedFigure extends Row<ReportedFigureId> {
  territory_id: TerritoryId;
  measure: ReportedMeasure;
  value: number;
  reported_by: string;
  reported_at: string;
}
