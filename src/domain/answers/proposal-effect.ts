/**
 * What a proposal would change, counted on the device while the server has not (it counts what is submitted). Only for who
 * holds households; the rule is the server's: a household is where its stairwell stands.
 */
import type { Position } from 'geojson';
import type { BoundaryProposal, PartCount, ProposalEffect } from '../entities.ts';
import type { GridWorkerId, TerritoryId } from '../ids.ts';
import { covers } from '../rules/covers.ts';
import { centreOf } from '../rules/distance.ts';
import { roleMayHold } from '../rules/may-hold.ts';
import { outlineM2 } from '../rules/outline-m2.ts';
import { rowsBy, type World } from '../world.ts';
import { proposalParts } from './proposal-parts.ts';
import { climb } from './territory-tree.ts';

type People = Pick<PartCount, 'households' | 'residents' | 'members'>;
type Tally = { -readonly [Field in keyof People]: People[Field] };

/** Null where this person may not hold what is to be counted. */
export function effectOnDevice(world: World, proposal: BoundaryProposal): ProposalEffect | null {
  if (!roleMayHold(world, 'household')) return null;
  const parts = proposalParts(world, proposal);
  const before = new Map<TerritoryId, Tally>();
  const after = new Map<TerritoryId, Tally>();
  const direct = new Map(parts.map((part) => [part.id, workersOf(world, part.cutFrom ?? part.id)]));
  const above = climb(world, proposal.territory_id).flatMap(({ id }) => workersOf(world, id));
  const workers = new Map(parts.map(({ id }) => [id, [...(direct.get(id) ?? []), ...above]]));
  const moved = { households: 0, residents: 0, withOtherWorker: 0 };
  for (const { at, people } of homes(world)) {
    const from = parts.find((part) => part.before && covers(part.before.geom, at));
    const to = parts.find((part) => part.after && covers(part.after, at));
    if (from) add(before, from.id, people);
    if (to) add(after, to.id, people);
    if (!from || !to || from === to) continue;
    moved.households += people.households;
    moved.residents += people.residents;
    const present = workers.get(from.id) ?? [];
    if (present.length > 0 && !present.some((worker) => workers.get(to.id)?.includes(worker)))
      moved.withOtherWorker += people.households;
  }
  return {
    parts: parts.map((part) => ({
      territory_id: part.id,
      name: part.name,
      before: part.before && count(before.get(part.id), part.before.area_m2, direct.get(part.id)),
      after: part.after && count(after.get(part.id), outlineM2(part.after), direct.get(part.id)),
    })),
    moved_households: moved.households,
    moved_residents: moved.residents,
    households_with_other_worker: moved.withOtherWorker,
  };
}

/** Who answers for it; a new part takes over the people of the one it is cut from. */
const workersOf = (world: World, id: TerritoryId): readonly GridWorkerId[] => [
  ...new Set(rowsBy(world.grid_worker_duty, 'territory_id', id).map((duty) => duty.grid_worker_id)),
];

/** Where people are at home: stairwells with their households, and compounds with the members of whom no more is known. */
function* homes(world: World): Generator<{ readonly at: Position; readonly people: People }> {
  for (const unit of world.stairwell_unit.values()) {
    const households = rowsBy(world.household, 'stairwell_unit_id', unit.id);
    if (households.length === 0) continue;
    const residents = households.reduce((sum, row) => sum + row.residents, 0);
    const members = households.reduce((n, { id }) => n + rowsBy(world.party_member, 'household_id', id).length, 0);
    yield { at: unit.geom.coordinates, people: { households: households.length, residents, members } };
  }
  for (const compound of world.compound.values()) {
    const members = rowsBy(world.party_member, 'compound_id', compound.id).filter((row) => row.household_id === null);
    const at = centreOf(compound.geom);
    if (members.length > 0 && at) yield { at, people: { households: 0, residents: 0, members: members.length } };
  }
}

function add(tallies: Map<TerritoryId, Tally>, id: TerritoryId, people: People): void {
  const tally = tallies.get(id);
  if (!tally) tallies.set(id, { ...people });
  else for (const field of ['households', 'residents', 'members'] as const) tally[field] += people[field];
}

const count = (
  people: People = { households: 0, residents: 0, members: 0 },
  area_m2: number,
  workers: readonly GridWorkerId[] = [],
): PartCount => ({ ...people, area_m2, grid_workers: workers.length });
