/** The tables the town fills, in the shapes of `src/domain/entities.ts` plus the scope column every stored row has. */
import type { Entities, EntityName } from '../../src/domain/entities.ts';

/** Generated ids are plain text until the app reads them back. */
type Plain<Value> = Value extends { readonly __brand: string } ? string : Value;

/** A row as it is written: what the database stamps or computes is left out. */
type Written<Name extends EntityName> = {
  [Column in Exclude<keyof Entities[Name], 'version' | 'area_m2'>]: Plain<Entities[Name][Column]>;
};

type Scoped<Name extends EntityName> = Written<Name> & { territory_id: string };

export type TownRows = {
  territory: Written<'territory'>[];
  compound: Scoped<'compound'>[];
  compound_gate: Scoped<'compound_gate'>[];
  building: Scoped<'building'>[];
  stairwell_unit: Scoped<'stairwell_unit'>[];
  household: (Scoped<'household'> & { compound_id: string | null; building_id: string })[];
  household_contact: Scoped<'household_contact'>[];
  party_org: Scoped<'party_org'>[];
  party_org_coverage: Scoped<'party_org_coverage'>[];
  party_officer: Scoped<'party_officer'>[];
  party_member: Scoped<'party_member'>[];
  party_household: Scoped<'party_household'>[];
  grid_worker: Scoped<'grid_worker'>[];
  grid_worker_duty: Scoped<'grid_worker_duty'>[];
  compound_body: Scoped<'compound_body'>[];
  hotline: Scoped<'hotline'>[];
  resident_unit: Scoped<'resident_unit'>[];
  service_station: Scoped<'service_station'>[];
  station_duty: Scoped<'station_duty'>[];
  case_record: Scoped<'case_record'>[];
  case_detail: Scoped<'case_detail'>[];
};

export const emptyRows = (): TownRows => ({
  territory: [], compound: [], compound_gate: [], building: [], stairwell_unit: [], household: [], household_contact: [],
  party_org: [], party_org_coverage: [], party_officer: [], party_member: [], party_household: [], grid_worker: [],
  grid_worker_duty: [], compound_body: [], hotline: [], resident_unit: [], service_station: [], station_duty: [],
  case_record: [], case_detail: [],
});
