/** The card for whatever is selected. */
import type {
  BuildingId,
  CandidateSiteId,
  CaseId,
  CompoundGateId,
  CompoundId,
  FacilityId,
  FootpathId,
  GridWorkerId,
  HouseholdId,
  PartyHouseholdId,
  PartyOrgId,
  ResidentUnitId,
  ResponsibilityZoneId,
  ServiceOrderId,
  ServiceStationId,
  TerritoryId,
  VolunteerTeamId,
} from '../../domain/ids.ts';
import type { Selection } from '../../domain/selection.ts';
import { BuildingCard } from './BuildingCard.tsx';
import { CaseCard } from './CaseCard.tsx';
import { CompoundCard } from './CompoundCard.tsx';
import { GridWorkerCard } from './GridWorkerCard.tsx';
import { HouseholdCard, PartyHouseholdCard } from './HouseholdCard.tsx';
import {
  GroundCard,
  PartyOrgCard,
  ResidentUnitCard,
  ServiceOrderCard,
  ServiceStationCard,
  VolunteerTeamCard,
  ZoneCard,
} from './LaterCards.tsx';
import { TerritoryCard } from './TerritoryCard.tsx';

/** A selection's id is any text until its kind says of what: here is where it gets its brand. Keyed, so that no card inherits another's open lists. */
export function Card({ selection: { kind, id } }: { readonly selection: Selection }) {
  switch (kind) {
    case 'territory':
      return <TerritoryCard key={id} id={id as TerritoryId} />;
    case 'compound':
      return <CompoundCard key={id} id={id as CompoundId} />;
    case 'building':
      return <BuildingCard key={id} id={id as BuildingId} />;
    case 'household':
      return <HouseholdCard key={id} id={id as HouseholdId} />;
    case 'party_household':
      return <PartyHouseholdCard key={id} id={id as PartyHouseholdId} />;
    case 'party_org':
      return <PartyOrgCard key={id} id={id as PartyOrgId} />;
    case 'grid_worker':
      return <GridWorkerCard key={id} id={id as GridWorkerId} />;
    case 'service_station':
      return <ServiceStationCard key={id} id={id as ServiceStationId} />;
    case 'case_record':
      return <CaseCard key={id} id={id as CaseId} />;
    case 'resident_unit':
      return <ResidentUnitCard key={id} id={id as ResidentUnitId} />;
    case 'volunteer_team':
      return <VolunteerTeamCard key={id} id={id as VolunteerTeamId} />;
    case 'service_order':
      return <ServiceOrderCard key={id} id={id as ServiceOrderId} />;
    case 'facility':
      return <GroundCard key={id} of={{ kind, id: id as FacilityId }} />;
    case 'candidate_site':
      return <GroundCard key={id} of={{ kind, id: id as CandidateSiteId }} />;
    case 'compound_gate':
      return <GroundCard key={id} of={{ kind, id: id as CompoundGateId }} />;
    case 'footpath':
      return <GroundCard key={id} of={{ kind, id: id as FootpathId }} />;
    case 'responsibility_zone':
      return <ZoneCard key={id} id={id as ResponsibilityZoneId} />;
  }
}
