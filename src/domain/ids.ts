/**
 * Branded identifiers. Every id is a UUIDv7 string minted by whoever creates the row; the brand keeps a compound's id
 * from being handed to a function that wants a building's. Ids enter the program at one edge (`data/`), where rows are
 * typed as the entities of `entities.ts`; elsewhere nobody casts.
 */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type TerritoryId = Brand<'territory'>;
export type CompoundId = Brand<'compound'>;
export type BuildingId = Brand<'building'>;
export type StairwellUnitId = Brand<'stairwell_unit'>;
export type HouseholdId = Brand<'household'>;
export type PartyOrgId = Brand<'party_org'>;
export type PartyMemberId = Brand<'party_member'>;
export type PartyHouseholdId = Brand<'party_household'>;
export type GridWorkerId = Brand<'grid_worker'>;
export type ResidentUnitId = Brand<'resident_unit'>;
export type ServiceStationId = Brand<'service_station'>;
export type CaseId = Brand<'case_record'>;
export type PhotoId = Brand<'photo'>;
export type VolunteerTeamId = Brand<'volunteer_team'>;
export type ServiceOfferId = Brand<'service_offer'>;
export type ServiceOrderId = Brand<'service_order'>;
export type ProfileId = Brand<'profile'>;
export type VisitId = Brand<'visit'>;
export type AssignmentId = Brand<'assignment'>;
export type PatrolId = Brand<'patrol'>;
export type ChecklistResultId = Brand<'checklist_result'>;
export type CompoundGateId = Brand<'compound_gate'>;
export type FacilityId = Brand<'facility'>;
export type CandidateSiteId = Brand<'candidate_site'>;
export type FootpathId = Brand<'footpath'>;
export type ServiceCircleId = Brand<'service_circle'>;
export type CircleScenarioId = Brand<'circle_scenario'>;
export type BoundaryVersionId = Brand<'boundary_version'>;
export type BoundaryProposalId = Brand<'boundary_proposal'>;
export type ResponsibilityZoneId = Brand<'responsibility_zone'>;
export type ReportedFigureId = Brand<'reported_figure'>;
export type ImportId = Brand<'import'>;
