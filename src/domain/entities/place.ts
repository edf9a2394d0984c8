/** Places: the territory tree, compounds with gates, buildings with stairwell units, and what may be counted in each. */
import type { MultiPolygon, Point, Polygon } from 'geojson';
import type { BuildingId, CompoundGateId, CompoundId, StairwellUnitId, TerritoryId } from '../ids.ts';
import type { MemberCategory } from './home.ts';
import type { Row } from './row.ts';

/** A level of the territory tree. `id` is the key (`county`, `street`, `community`, `grid`, `micro_grid`); rank 0 is the top. */
export interface TerritoryLevel extends Row<string> {
  rank: number;
  /** The level whose territories are one office (街道, 乡镇): colleagues inside one see each other's structure. */
  is_office: boolean;
  name_zh: string;
  name_en: string;
}

export interface Territory extends Row<TerritoryId> {
  parent_id: TerritoryId | null;
  level: string;
  /** Standard code: 6 digits county, 9 street, 12 community, 15 unit grid (GB/T 2260 and the 15-digit unit-grid layout). */
  code: string;
  /** The code the office already uses, kept beside the standard one. */
  office_code: string | null;
  name: string;
  /** `base_grid` or `dedicated_grid` for grids, null above. */
  kind: string | null;
  geom: MultiPolygon | Polygon;
  area_m2: number;
  /** Since when it has this outline, `YYYY-MM-DD`, Asia/Shanghai; null: since before records began. */
  valid_from: string | null;
}

export type CompoundKind = 'unit_compound' | 'commercial_compound' | 'old_compound' | 'affordable_compound';

export interface Compound extends Row<CompoundId> {
  territory_id: TerritoryId;
  name: string;
  kind: CompoundKind | null;
  address: string | null;
  built_year: number | null;
  geom: MultiPolygon | Polygon;
  area_m2: number;
}

export interface CompoundGate extends Row<CompoundGateId> {
  compound_id: CompoundId;
  kind: 'main' | 'side';
  /** `00:00-24:00` when always open. */
  open_hours: string;
  /** Shut for good, whatever its hours say (封闭). */
  is_closed: boolean;
  geom: Point;
}

export interface Building extends Row<BuildingId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  name: string;
  use: 'residential' | 'commercial' | 'public' | 'other';
  floors: number | null;
  geom: Polygon | MultiPolygon;
}

export interface StairwellUnit extends Row<StairwellUnitId> {
  building_id: BuildingId;
  name: string;
  geom: Point;
}

/** What may be known about a place by everyone in the street office: counts, kept by the database, never by hand. `id` is the place's. */
export interface PlaceSummary extends Row<TerritoryId | CompoundId> {
  place_kind: 'territory' | 'compound';
  households: number;
  residents: number;
  party_households: number;
  center_households: number;
  /** Members by category: everyone whose home lies here. */
  members: Record<MemberCategory, number>;
  formal_members: number;
  probationary_members: number;
  open_cases: number;
  compounds: number;
  buildings: number;
}
