/** What a row or a link calls a selection, and where it lies: two short lines. Names are data and come as they are. */
import { addressOf } from '../../domain/answers/address.ts';
import { placeOfOrder } from '../../domain/answers/order-lines.ts';
import { territoryName } from '../../domain/answers/territory-name.ts';
import type { HouseholdId } from '../../domain/ids.ts';
import type { Selection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';

export interface Title {
  readonly title: string;
  /** Empty when there is nothing to add. */
  readonly where: string;
}

/** Null when it is not held (any more). */
export function titleOf(world: World, { kind, id }: Selection): Title | null {
  switch (kind) {
    case 'household':
      return door(world, id);
    case 'party_household': {
      const row = world.party_household.get(id);
      return row ? door(world, row.household_id) : null;
    }
    case 'case_record': {
      const row = world.case_record.get(id);
      return row ? { title: row.title, where: placeOfCase(world, row) } : null;
    }
    case 'service_order': {
      const row = world.service_order.get(id);
      return row ? { title: row.title, where: placeOfOrder(world, row) } : null;
    }
    case 'territory': {
      const row = world.territory.get(id);
      return row
        ? { title: row.name, where: row.parent_id ? (world.territory.get(row.parent_id)?.name ?? '') : '' }
        : null;
    }
    case 'building': {
      const row = world.building.get(id);
      if (!row) return null;
      return {
        title: row.name,
        where:
          (row.compound_id ? world.compound.get(row.compound_id)?.name : undefined) ??
          territoryName(world, row.territory_id),
      };
    }
    case 'compound_gate': {
      const row = world.compound_gate.get(id);
      return row ? { title: world.compound.get(row.compound_id)?.name ?? '', where: '' } : null;
    }
    case 'footpath': {
      const row = world.footpath.get(id);
      return row ? { title: row.name ?? '', where: territoryName(world, row.territory_id) } : null;
    }
    case 'compound':
    case 'party_org':
    case 'grid_worker':
    case 'service_station':
    case 'resident_unit':
    case 'volunteer_team':
    case 'facility':
    case 'candidate_site':
    case 'responsibility_zone': {
      const row = world[kind].get(id);
      return row ? { title: row.name, where: territoryName(world, row.territory_id) } : null;
    }
  }
}

function door(world: World, id: HouseholdId | string): Title | null {
  const household = world.household.get(id);
  if (!household) return null;
  const { compound, building, unit } = addressOf(world, household);
  return {
    title: [building?.name, unit?.name, household.door].filter(Boolean).join(' '),
    where: compound?.name ?? (building ? territoryName(world, building.territory_id) : ''),
  };
}

const placeOfCase = (
  world: World,
  row: { compound_id: string | null; building_id: string | null; territory_id: string },
): string =>
  [
    row.compound_id ? world.compound.get(row.compound_id)?.name : territoryName(world, row.territory_id),
    row.building_id ? world.building.get(row.building_id)?.name : null,
  ]
    .filter(Boolean)
    .join(' · ');
