/** One findable thing, with what it may be found by. */
import type { Selection } from '../selection.ts';

/** What a result is: mostly the kind it opens; officers and members open the organisation or door they belong to. */
export type ResultKind = Selection['kind'] | 'party_officer' | 'party_member';

export interface SearchResult {
  readonly selection: Selection;
  readonly kind: ResultKind;
  readonly title: string;
  readonly subtitle: string;
}

export interface Entry extends SearchResult {
  /** Normalised title, other names, and codes: a match at the start counts more. */
  readonly keys: readonly string[];
  /** Digits of telephone numbers, matched by their end. */
  readonly phones: readonly string[];
  /** Everything, normalised, for queries of several words. */
  readonly haystack: string;
}

/** Places before people: a person is more often looking for where, and one place answers who. */
export const KIND_ORDER: Record<ResultKind, number> = {
  territory: 0,
  compound: 1,
  building: 2,
  service_station: 3,
  resident_unit: 4,
  household: 5,
  party_household: 6,
  party_org: 7,
  volunteer_team: 8,
  case_record: 9,
  service_order: 10,
  grid_worker: 11,
  party_officer: 12,
  party_member: 13,
  facility: 14,
  candidate_site: 15,
  footpath: 16,
  compound_gate: 17,
  responsibility_zone: 18,
};
