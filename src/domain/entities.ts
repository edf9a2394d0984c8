/**
 * The rows a person may hold, exactly as `sync_pull` sends them. Field names are the column names and the words of the
 * glossary, so that SQL, wire, replica and screen say the same thing and no mapper stands between them (decision 0003).
 * Geometry is GeoJSON, EPSG:4326 `[lon, lat]`, 7 decimals. Times are ISO 8601 in UTC. Areas are square metres.
 */
import type {
  TerritoryLevel,
  Territory,
  Compound,
  CompoundGate,
  Building,
  StairwellUnit,
  PlaceSummary,
} from './entities/place.ts';
import type { Household, HouseholdContact, PartyHousehold, PartyMember } from './entities/home.ts';
import type { PartyTier, PartyOrg, PartyOrgCoverage, PartyOfficer } from './entities/party.ts';
import type {
  GridWorker,
  GridWorkerDuty,
  CompoundBody,
  Hotline,
  ResidentUnit,
  ServiceStation,
  StationDuty,
} from './entities/service.ts';
import type { CaseClass, CaseStage, CaseLoop, CaseTransition, CaseRecord, CaseDetail } from './entities/case.ts';
import type { Photo } from './entities/photo.ts';
import type { ServiceOffer, ServiceOrder, ServiceOrderDetail, VolunteerTeam } from './entities/order.ts';
import type {
  CandidateSite,
  CircleScenario,
  Facility,
  FacilityKind,
  Footpath,
  ServiceCircle,
  ServiceCirclePlace,
  StairwellNeed,
} from './entities/circle.ts';
import type {
  BoundaryProposal,
  BoundaryVersion,
  GridSize,
  ReportedFigure,
  ResponsibilityZone,
} from './entities/boundary.ts';
import type { Profile } from './entities/profile.ts';
import type { Assignment, CareHousehold, ChecklistResult, ChecklistTemplate, Patrol, Visit } from './entities/visit.ts';

export type * from './entities/place.ts';
export type * from './entities/home.ts';
export type * from './entities/party.ts';
export type * from './entities/service.ts';
export type * from './entities/case.ts';
export type * from './entities/photo.ts';
export type * from './entities/order.ts';
export type * from './entities/profile.ts';
export type * from './entities/visit.ts';
export type * from './entities/circle.ts';
export type * from './entities/boundary.ts';

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
  case_loop: CaseLoop;
  case_transition: CaseTransition;
  case_record: CaseRecord;
  case_detail: CaseDetail;
  photo: Photo;
  volunteer_team: VolunteerTeam;
  service_offer: ServiceOffer;
  service_order: ServiceOrder;
  service_order_detail: ServiceOrderDetail;
  place_summary: PlaceSummary;
  assignment: Assignment;
  checklist_template: ChecklistTemplate;
  checklist_result: ChecklistResult;
  care_household: CareHousehold;
  visit: Visit;
  patrol: Patrol;
  facility_kind: FacilityKind;
  facility: Facility;
  candidate_site: CandidateSite;
  footpath: Footpath;
  stairwell_need: StairwellNeed;
  service_circle: ServiceCircle;
  service_circle_place: ServiceCirclePlace;
  circle_scenario: CircleScenario;
  boundary_version: BoundaryVersion;
  boundary_proposal: BoundaryProposal;
  responsibility_zone: ResponsibilityZone;
  reported_figure: ReportedFigure;
  grid_size: GridSize;
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
  'volunteer_team',
  'service_offer',
  'service_order',
  'service_order_detail',
  'case_class',
  'case_stage',
  'case_loop',
  'case_transition',
  'case_record',
  'case_detail',
  'photo',
  'compound_body',
  'hotline',
  'assignment',
  'checklist_template',
  'checklist_result',
  'compound_gate',
  'footpath',
  'facility_kind',
  'facility',
  'candidate_site',
  'service_circle',
  'service_circle_place',
  'circle_scenario',
  'responsibility_zone',
  'boundary_proposal',
  'boundary_version',
  'reported_figure',
  'grid_size',
  'resident_unit',
  'stairwell_unit',
  'party_household',
  'party_member',
  'household',
  'stairwell_need',
  'household_contact',
  'care_household',
  'visit',
  'patrol',
] as const satisfies readonly EntityName[];
