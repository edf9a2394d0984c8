/**
 * What a ledger's names can mean, as plain lists that go to a worker in one message: only what this person may write under (their
 * duty), and of structure what the office shows.
 */
import { climb } from '../answers/territory-tree.ts';
import type { TerritoryId } from '../ids.ts';
import { profileOf } from '../profile-of.ts';
import type { World } from '../world.ts';
import type { Named } from './match-name.ts';

export interface KnownBuilding {
  readonly id: string;
  readonly name: string;
  readonly compound: string | null;
}

export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly building: string;
}

export interface KnownTerritory extends Named {
  readonly level: string;
  readonly parent: string | null;
  readonly codes: readonly string[];
}

export interface KnownPlaces {
  readonly compounds: readonly Named[];
  readonly buildings: readonly KnownBuilding[];
  readonly units: readonly KnownUnit[];
  /** Households as three lists of equal length: thirty thousand objects take long to copy. */
  readonly households: {
    readonly ids: readonly string[];
    readonly units: readonly string[];
    readonly doors: readonly string[];
  };
  readonly partyOrgs: readonly Named[];
  readonly residentUnits: readonly Named[];
  readonly territories: readonly KnownTerritory[];
}

export function knownPlaces(world: World, withHouseholds: boolean): KnownPlaces {
  const duty = new Set<string>((profileOf(world)?.territory_ids ?? []) as readonly string[]);
  const inDuty = (id: TerritoryId): boolean => climb(world, id).some((step) => duty.has(step.id));
  const known = new Map<string, boolean>();
  const mine = (id: TerritoryId): boolean => {
    const told = known.get(id) ?? inDuty(id);
    known.set(id, told);
    return told;
  };
  const where = (id: TerritoryId): string =>
    climb(world, id)
      .slice(0, 2)
      .map(({ name }) => name)
      .reverse()
      .join(' · ');
  const buildings = [...world.building.values()].filter(({ territory_id }) => mine(territory_id));
  const own = new Set<string>(buildings.map(({ id }) => id));
  const ids: string[] = [];
  const units: string[] = [];
  const doors: string[] = [];
  if (withHouseholds)
    for (const { id, stairwell_unit_id, door } of world.household.values()) {
      ids.push(id);
      units.push(stairwell_unit_id);
      doors.push(door);
    }
  return {
    compounds: [...world.compound.values()]
      .filter(({ territory_id }) => mine(territory_id))
      .map(({ id, name, territory_id }) => ({ id, name, where: where(territory_id) })),
    buildings: buildings.map(({ id, name, compound_id }) => ({ id, name, compound: compound_id })),
    units: [...world.stairwell_unit.values()]
      .filter(({ building_id }) => own.has(building_id))
      .map(({ id, name, building_id }) => ({ id, name, building: building_id })),
    households: { ids, units, doors },
    partyOrgs: [...world.party_org.values()].map(({ id, name, territory_id }) => ({
      id,
      name,
      where: where(territory_id),
    })),
    residentUnits: [...world.resident_unit.values()].map(({ id, name, territory_id }) => ({
      id,
      name,
      where: where(territory_id),
    })),
    territories: [...world.territory.values()]
      .filter(({ id }) => mine(id))
      .map(({ id, name, level, parent_id, code, office_code }) => ({
        id,
        name,
        level,
        parent: parent_id,
        where: parent_id ? where(parent_id) : '',
        codes: [code, office_code ?? ''].filter((text) => text !== ''),
      })),
  };
}
