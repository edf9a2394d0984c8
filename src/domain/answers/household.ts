/** What a household's card answers; how much depends on what this person was sent. */
import type { Household, HouseholdContact, PartyHousehold, PartyMember } from '../entities.ts';
import type { HouseholdId, PartyHouseholdId, TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import { HOLDERS, isOnDuty } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import { rowsBy, type World } from '../world.ts';
import { addressOf, type Address } from './address.ts';
import { openCases, type OpenCases } from './case-lines.ts';
import { compoundBranch, type CompoundBranch } from './compound-branch.ts';
import { linkTo, type Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';
import { workersOf, type WorkerLine } from './workers.ts';

export type ContactState =
  | { readonly kind: 'held'; readonly contact: HouseholdContact }
  /** May be read online; every reading is recorded. */
  | { readonly kind: 'readable' }
  | { readonly kind: 'not_permitted'; readonly holders: readonly Role[] };

export interface HouseholdAnswer {
  readonly household: Household;
  readonly address: Address;
  readonly path: readonly Link[];
  readonly workers: readonly WorkerLine[];
  readonly branch: CompoundBranch | null;
  readonly party: PartyHousehold | null;
  readonly members: readonly PartyMember[];
  readonly contact: ContactState;
  readonly cases: OpenCases;
}

export function householdAnswer(world: World, id: HouseholdId, now: number): HouseholdAnswer | null {
  const household = world.household.get(id);
  if (!household) return null;
  const address = addressOf(world, household);
  const territoryId = address.building?.territory_id ?? null;
  const { compound, building } = address;
  // A case names the door in its detail only, so a door's cases are found through the details this person holds.
  const records = rowsBy(world.case_detail, 'household_id', id).flatMap(
    (detail) => world.case_record.get(detail.id) ?? [],
  );
  return {
    household,
    address,
    path: [
      ...(territoryId === null ? [] : breadcrumb(world, territoryId)),
      ...(compound === null ? [] : [linkTo('compound', compound)]),
      ...(building === null ? [] : [linkTo('building', building)]),
    ],
    workers: territoryId === null ? [] : workersOf(world, territoryId),
    branch: compound === null ? null : compoundBranch(world, compound.id),
    party: rowsBy(world.party_household, 'household_id', id)[0] ?? null,
    members: rowsBy(world.party_member, 'household_id', id),
    contact: contactState(world, id, territoryId),
    cases: openCases(world, records, true, null, now),
  };
}

function contactState(world: World, id: HouseholdId, territoryId: TerritoryId | null): ContactState {
  const contact = world.household_contact.get(id);
  if (contact) return { kind: 'held', contact };
  const role = profileOf(world)?.role;
  const permitted =
    role !== undefined &&
    HOLDERS.household_contact.includes(role) &&
    territoryId !== null &&
    isOnDuty(world, territoryId);
  return permitted ? { kind: 'readable' } : { kind: 'not_permitted', holders: HOLDERS.household_contact };
}

/** A pin of a Party household opens its household: the plaque is on the door, the rest is behind it. */
export function partyHouseholdAnswer(world: World, id: PartyHouseholdId, now: number): HouseholdAnswer | null {
  const party = world.party_household.get(id);
  return party ? householdAnswer(world, party.household_id, now) : null;
}
