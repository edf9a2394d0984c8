/**
 * The tables the town fills. A row has exactly its table's columns without those the database stamps or computes; `geo`
 * knows neither database nor app, so the columns are spelled out here and a test holds them against the app's entities.
 */
import type { LineString, MultiPolygon, Point } from 'geojson';

interface Row {
  id: string;
}

/** Every row but a territory's names the smallest territory it lies in. */
interface Scoped extends Row {
  territory_id: string;
}

export interface TerritoryRow extends Row {
  parent_id: string | null;
  level: string;
  code: string;
  office_code: string | null;
  name: string;
  kind: string | null;
  geom: MultiPolygon;
}

export type CompoundKind = 'unit_compound' | 'commercial_compound' | 'old_compound' | 'affordable_compound';

interface CompoundRow extends Scoped {
  name: string;
  kind: CompoundKind;
  address: string | null;
  built_year: number;
  geom: MultiPolygon;
}

interface GateRow extends Scoped {
  compound_id: string;
  kind: 'main' | 'side';
  open_hours: string;
  is_closed: boolean;
  geom: Point;
}

interface BuildingRow extends Scoped {
  compound_id: string | null;
  name: string;
  use: 'residential' | 'commercial' | 'public' | 'other';
  floors: number;
  geom: MultiPolygon;
}

interface StairwellRow extends Scoped {
  building_id: string;
  name: string;
  geom: Point;
}

interface HouseholdRow extends Scoped {
  stairwell_unit_id: string;
  building_id: string;
  compound_id: string | null;
  floor: number;
  door: string;
  residents: number;
}

interface ContactRow extends Scoped {
  head_name: string;
  phone: string | null;
  care: string[];
  elders: number;
  children: number;
}

export interface PartyOrgRow extends Scoped {
  parent_id: string | null;
  tier_id: string;
  kind: 'work_committee' | 'committee' | 'general_branch' | 'branch' | 'group';
  scope_kind: string;
  name: string;
  formation_method: string | null;
  founded_on: string | null;
}

interface CoverageRow extends Scoped {
  party_org_id: string;
  covers_territory_id: string | null;
  covers_compound_id: string | null;
}

export interface OfficerRow extends Scoped {
  party_org_id: string;
  post: 'secretary' | 'deputy_secretary' | 'committee_member' | 'group_leader' | 'first_secretary';
  name: string;
  phone: string | null;
  capacity: string | null;
}

export type MemberCategory = 'in_service' | 'retired' | 'resident' | 'floating' | 'without_post' | 'managed';

interface MemberRow extends Scoped {
  name: string;
  category: MemberCategory;
  standing: 'formal' | 'probationary';
  party_org_id: string | null;
  compound_id: string | null;
  household_id: string | null;
  resident_unit_id: string | null;
  checked_in_on: string | null;
}

interface PartyHouseholdRow extends Scoped {
  household_id: string;
  is_center: boolean;
  plaque_status: 'mounted' | 'none' | 'damaged';
  plaque_no: string | null;
  mounted_on: string | null;
}

interface WorkerRow extends Scoped {
  name: string;
  employment: 'full_time' | 'part_time';
  phone: string;
}

interface DutyRow extends Scoped {
  grid_worker_id: string;
}

export interface BodyRow extends Scoped {
  compound_id: string;
  kind:
    | 'compound_branch'
    | 'owners_committee'
    | 'property_company'
    | 'supervision_committee'
    | 'residents_council'
    | 'self_gov_group';
  name: string;
  leader_name: string | null;
  phone: string | null;
  elected_on: string | null;
}

export interface HotlineRow extends Scoped {
  compound_id: string | null;
  kind: 'grid_worker' | 'committee' | 'property' | 'police' | 'repair' | 'service';
  name: string;
  phone: string;
}

export interface UnitRow extends Scoped {
  name: string;
  kind: 'organ' | 'institution' | 'enterprise' | 'school';
  phone: string | null;
  geom: Point;
}

/** Open on `days` (1 Monday … 7 Sunday) from `from` to `to`, `HH:MM`, Asia/Shanghai. */
export interface OpeningHours {
  days: number[];
  from: string;
  to: string;
}

interface StationRow extends Scoped {
  tier: 'service_center' | 'service_station';
  name: string;
  address: string | null;
  phone: string | null;
  rooms: string[];
  amenities: string[];
  opening_hours: OpeningHours[];
  geom: Point;
}

interface StationDutyRow extends Scoped {
  service_station_id: string;
  weekday: number;
  name: string;
  phone: string | null;
}

export interface CaseRow extends Scoped {
  compound_id: string | null;
  building_id: string | null;
  number: string;
  class_code: string;
  loop: string;
  stage: string;
  severity: 'simple' | 'general' | 'prominent' | 'major';
  title: string;
  grid_worker_id: string | null;
  reported_at: string;
  registered_at: string | null;
  due_at: string;
  told_at: string | null;
  closed_at: string | null;
  rework_count: number;
  extension_count: number;
  satisfaction: number | null;
  self_resolved: boolean;
  geom: Point;
}

interface CaseDetailRow extends Scoped {
  description: string;
  reporter_name: string | null;
  reporter_phone: string | null;
  household_id: string | null;
}

interface TeamRow extends Scoped {
  name: string;
  skills: string[];
  leader_name: string | null;
  phone: string | null;
  members: number;
  capacity: number;
  geom: Point;
}

export type Outcome = 'micro_service' | 'activity' | 'hard_problem';

interface OfferRow extends Scoped {
  team_id: string;
  skill: string;
  outcome: Outcome;
  title: string;
  description: string;
  published_at: string;
  withdrawn_at: string | null;
}

export type OrderStage = 'placed' | 'dispatched' | 'accepted' | 'completed' | 'rated' | 'cancelled';

interface OrderRow extends Scoped {
  compound_id: string | null;
  building_id: string | null;
  number: string;
  offer_id: string | null;
  skill: string;
  outcome: Outcome;
  title: string;
  stage: OrderStage;
  team_id: string | null;
  declined_by: string | null;
  rating: number | null;
  wished_on: string | null;
  placed_at: string;
  dispatched_at: string | null;
  accepted_at: string | null;
  completed_at: string | null;
  closed_at: string | null;
  geom: Point;
}

interface OrderDetailRow extends Scoped {
  description: string;
  resident_name: string | null;
  resident_phone: string | null;
  household_id: string | null;
  decline_reason: string | null;
  completion_note: string | null;
  rating_comment: string | null;
  cancel_reason: string | null;
}

interface CareHouseholdRow extends Scoped {
  cadence: 'weekly' | 'monthly' | 'quarterly';
  last_visited_at: string | null;
}

interface AssignmentRow extends Scoped {
  compound_id: string | null;
  profile_id: string | null;
  leader_name: string;
  leader_post: string | null;
  cadence: 'monthly' | 'quarterly';
  assigned_on: string;
  last_visited_at: string | null;
}

export interface VisitRow extends Scoped {
  household_id: string | null;
  compound_id: string | null;
  assignment_id: string | null;
  patrol_id: string | null;
  profile_id: string | null;
  visitor_name: string;
  kind: 'visit' | 'condolence' | 'care' | 'phone' | 'assignment';
  met: 'head' | 'family' | 'other' | 'nobody';
  findings: string | null;
  distance_m: number | null;
  visited_at: string;
}

interface PatrolRow extends Scoped {
  profile_id: string | null;
  walker_name: string;
  started_at: string;
  finished_at: string | null;
  distance_m: number | null;
}

interface ChecklistResultRow extends Scoped {
  template_id: string;
  item: string;
  compound_id: string | null;
  party_org_id: string | null;
  ok: boolean;
  note: string | null;
  patrol_id: string | null;
  profile_id: string | null;
  checker_name: string;
  checked_at: string;
}

interface FacilityRow extends Scoped {
  kind: string;
  name: string;
  address: string | null;
  phone: string | null;
  opening_hours: OpeningHours[];
  geom: Point;
}

interface ZoneRow extends Scoped {
  kind: 'river' | 'street';
  name: string;
  resident_unit_id: string | null;
  geom: LineString;
}

interface SiteRow extends Scoped {
  kind: 'idle_premises' | 'planned_site';
  name: string;
  address: string | null;
  owner: string | null;
  area_m2: number | null;
  due_on: string | null;
  geom: Point;
}

/** A type alias, so that it can be read as a record by table name. */
export type TownRows = {
  territory: TerritoryRow[];
  compound: CompoundRow[];
  compound_gate: GateRow[];
  building: BuildingRow[];
  stairwell_unit: StairwellRow[];
  household: HouseholdRow[];
  household_contact: ContactRow[];
  party_org: PartyOrgRow[];
  party_org_coverage: CoverageRow[];
  party_officer: OfficerRow[];
  party_member: MemberRow[];
  party_household: PartyHouseholdRow[];
  grid_worker: WorkerRow[];
  grid_worker_duty: DutyRow[];
  compound_body: BodyRow[];
  hotline: HotlineRow[];
  resident_unit: UnitRow[];
  service_station: StationRow[];
  station_duty: StationDutyRow[];
  case_record: CaseRow[];
  case_detail: CaseDetailRow[];
  volunteer_team: TeamRow[];
  service_offer: OfferRow[];
  service_order: OrderRow[];
  service_order_detail: OrderDetailRow[];
  care_household: CareHouseholdRow[];
  assignment: AssignmentRow[];
  visit: VisitRow[];
  patrol: PatrolRow[];
  checklist_result: ChecklistResultRow[];
  facility: FacilityRow[];
  responsibility_zone: ZoneRow[];
  candidate_site: SiteRow[];
};

export const emptyRows = (): TownRows => ({
  territory: [],
  compound: [],
  compound_gate: [],
  building: [],
  stairwell_unit: [],
  household: [],
  household_contact: [],
  party_org: [],
  party_org_coverage: [],
  party_officer: [],
  party_member: [],
  party_household: [],
  grid_worker: [],
  grid_worker_duty: [],
  compound_body: [],
  hotline: [],
  resident_unit: [],
  service_station: [],
  station_duty: [],
  case_record: [],
  case_detail: [],
  volunteer_team: [],
  service_offer: [],
  service_order: [],
  service_order_detail: [],
  care_household: [],
  assignment: [],
  visit: [],
  patrol: [],
  checklist_result: [],
  facility: [],
  responsibility_zone: [],
  candidate_site: [],
});
