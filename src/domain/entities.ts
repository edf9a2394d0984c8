/**
 * The rows a person may hold, exactly as `sync_pull` sends them. Field names are the column names and the words of the
 * glossary, so that SQL, wire, replica and screen say the same thing and no mapper stands between them (decision 0003).
 * Geometry is GeoJSON, EPSG:4326 `[lon, lat]`, 7 decimals. Times are ISO 8601 in UTC. Areas are square metres.
 */
import type { MultiPolygon, Point, Polygon } from 'geojson';
import type {
  BuildingId,
  CaseId,
  CompoundId,
  GridWorkerId,
  HouseholdId,
  PartyHouseholdId,
  PartyMemberId,
  PartyOrgId,
  ProfileId,
  ResidentUnitId,
  ServiceStationId,
  StairwellUnitId,
  TerritoryId,
} from './ids.ts';
import type { Role } from './role.ts';

/** What every synced row has. `version` counts the row's changes and is what an operation names as its base. */
interface Row<Id> {
  id: Id;
  version: number;
}

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

export interface CompoundGate extends Row<string> {
  compound_id: CompoundId;
  kind: 'main' | 'side';
  /** `00:00-24:00` when always open. */
  open_hours: string;
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

export interface Household extends Row<HouseholdId> {
  stairwell_unit_id: StairwellUnitId;
  floor: number;
  door: string;
  residents: number;
}

/** The sensitive half of a household: on the device of its own grid's worker only; the office reads it online, logged. */
export interface HouseholdContact extends Row<HouseholdId> {
  head_name: string;
  phone: string | null;
  /** Care categories (一老一小 …): `elderly_alone`, `child_left_behind`, `hardship`, `disability`. */
  care: string[];
}

/** One tier of one pattern of Party organisation; patterns differ from county to county, so they are data. */
export interface PartyTier extends Row<string> {
  pattern: string;
  rank: number;
  org_kind: PartyOrgKind;
  scope_kind: string;
  name_zh: string;
  name_en: string;
}

export type PartyOrgKind = 'work_committee' | 'committee' | 'general_branch' | 'branch' | 'group';

export interface PartyOrg extends Row<PartyOrgId> {
  parent_id: PartyOrgId | null;
  territory_id: TerritoryId;
  tier_id: string;
  kind: PartyOrgKind;
  /** What it is formed on: `street`, `community`, `grid`, `compound`, `building`, `unit`, `enterprise`. */
  scope_kind: string;
  name: string;
  /** 组建方式: `separate`, `same_grid`, `adjacent`, `strong_centre`. */
  formation_method: string | null;
  founded_on: string | null;
}

/** Which territory or which compound an organisation answers for; exactly one of the two is set. */
export interface PartyOrgCoverage extends Row<string> {
  party_org_id: PartyOrgId;
  covers_territory_id: TerritoryId | null;
  covers_compound_id: CompoundId | null;
}

export interface PartyOfficer extends Row<string> {
  party_org_id: PartyOrgId;
  post: 'secretary' | 'deputy_secretary' | 'committee_member' | 'group_leader' | 'first_secretary';
  name: string;
  phone: string | null;
  /** 身份: `property_manager`, `owners_committee_head`, `owner`, `shop_member`, `community_worker`, `organ_cadre`. */
  capacity: string | null;
}

export type MemberCategory = 'in_service' | 'retired' | 'resident' | 'floating' | 'without_post' | 'managed';

export interface PartyMember extends Row<PartyMemberId> {
  name: string;
  category: MemberCategory;
  standing: 'formal' | 'probationary';
  party_org_id: PartyOrgId | null;
  compound_id: CompoundId | null;
  household_id: HouseholdId | null;
  resident_unit_id: ResidentUnitId | null;
  /** 双报到: the day an in-service member reported in, or null. */
  checked_in_on: string | null;
}

export interface PartyHousehold extends Row<PartyHouseholdId> {
  household_id: HouseholdId;
  is_center: boolean;
  plaque_status: 'mounted' | 'none' | 'damaged';
  plaque_no: string | null;
  mounted_on: string | null;
}

export interface GridWorker extends Row<GridWorkerId> {
  territory_id: TerritoryId;
  name: string;
  employment: 'full_time' | 'part_time';
  /** The work line residents may call; never a private number. */
  phone: string;
}

export interface GridWorkerDuty extends Row<string> {
  grid_worker_id: GridWorkerId;
  territory_id: TerritoryId;
}

export type BodyKind =
  | 'compound_branch'
  | 'owners_committee'
  | 'property_company'
  | 'supervision_committee'
  | 'residents_council'
  | 'self_gov_group';

export interface CompoundBody extends Row<string> {
  compound_id: CompoundId;
  kind: BodyKind;
  name: string;
  leader_name: string | null;
  phone: string | null;
  elected_on: string | null;
}

/** A line residents may call: of one compound, or of the whole territory where `compound_id` is null. */
export interface Hotline extends Row<string> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  kind: 'grid_worker' | 'committee' | 'property' | 'police' | 'repair' | 'service';
  name: string;
  phone: string;
}

export interface ResidentUnit extends Row<ResidentUnitId> {
  territory_id: TerritoryId;
  name: string;
  kind: 'organ' | 'institution' | 'enterprise' | 'school';
  phone: string | null;
  geom: Point | null;
}

/** Open on `days` (1 = Monday … 7 = Sunday) from `from` to `to`, `HH:MM`, Asia/Shanghai. */
export interface OpeningHours {
  days: number[];
  from: string;
  to: string;
}

export interface ServiceStation extends Row<ServiceStationId> {
  territory_id: TerritoryId;
  tier: 'service_center' | 'service_station';
  name: string;
  address: string | null;
  phone: string | null;
  rooms: string[];
  amenities: string[];
  opening_hours: OpeningHours[];
  geom: Point;
}

export interface StationDuty extends Row<string> {
  service_station_id: ServiceStationId;
  /** 1 = Monday … 7 = Sunday. */
  weekday: number;
  name: string;
  phone: string | null;
}

/** A class of case; `id` is the 4-digit code, major 2 + minor 2. */
export interface CaseClass extends Row<string> {
  kind: 'event' | 'component';
  major_zh: string;
  major_en: string;
  minor_zh: string;
  minor_en: string;
  limit_hours: number;
}

/** A stage of the field's seven; `id` is the key, in the order of `rank`. */
export interface CaseStage extends Row<string> {
  rank: number;
  name_zh: string;
  name_en: string;
  is_closed: boolean;
}

export interface CaseRecord extends Row<CaseId> {
  territory_id: TerritoryId;
  compound_id: CompoundId | null;
  building_id: BuildingId | null;
  number: string;
  class_code: string;
  stage: string;
  severity: 'simple' | 'general' | 'prominent' | 'major';
  title: string;
  grid_worker_id: GridWorkerId | null;
  reported_at: string;
  due_at: string;
  closed_at: string | null;
  geom: Point;
}

/** The sensitive half of a case: who reported it and at which door. Not for leaders. */
export interface CaseDetail extends Row<CaseId> {
  description: string;
  reporter_name: string | null;
  reporter_phone: string | null;
  household_id: HouseholdId | null;
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

/** The signed-in person; a pull carries this one row of `profile` only, with the territories of their duty. */
export interface Profile extends Row<ProfileId> {
  display_name: string;
  role: Role;
  territory_ids: TerritoryId[];
}

/** Every entity a pull may carry, by its table's name. */
export interface Entities {
  profile: Profile;
  territory_level: TerritoryLevel;
  territory: Territory;
  compound: Compound;
  compound_gate: CompoundGate;
  building: Building;
  stairwell_unit: StairwellUnit;
  household: Household;
  household_contact: HouseholdContact;
  party_tier: PartyTier;
  party_org: PartyOrg;
  party_org_coverage: PartyOrgCoverage;
  party_officer: PartyOfficer;
  party_member: PartyMember;
  party_household: PartyHousehold;
  grid_worker: GridWorker;
  grid_worker_duty: GridWorkerDuty;
  compound_body: CompoundBody;
  hotline: Hotline;
  resident_unit: ResidentUnit;
  service_station: ServiceStation;
  station_duty: StationDuty;
  case_class: CaseClass;
  case_stage: CaseStage;
  case_record: CaseRecord;
  case_detail: CaseDetail;
  place_summary: PlaceSummary;
}

export type EntityName = keyof Entities;

/** All names, in the order a full pull sends them: what a map needs first comes first. */
export const ENTITY_NAMES = [
  'profile',
  'territory_level',
  'territory',
  'place_summary',
  'compound',
  'building',
  'party_tier',
  'party_org',
  'party_org_coverage',
  'party_officer',
  'grid_worker',
  'grid_worker_duty',
  'service_station',
  'station_duty',
  'case_class',
  'case_stage',
  'case_record',
  'case_detail',
  'compound_body',
  'hotline',
  'compound_gate',
  'resident_unit',
  'stairwell_unit',
  'party_household',
  'party_member',
  'household',
  'household_contact',
] as const satisfies readonly EntityName[];
