/**
 * Doors and buildings for a typed address, by walking down compound → building → unit → door. Thirty thousand households
 * need no index of their own: only those of the unit that was named are looked at.
 */
import { territoryName } from '../answers/territory-name.ts';
import { climb } from '../answers/territory-tree.ts';
import type { Building, Compound, Household } from '../entities.ts';
import { rowsBy, type World } from '../world.ts';
import type { SearchResult } from './entry.ts';
import { normalize } from './normalize.ts';
import { numberIn, type TypedAddress } from './parse-address.ts';

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

export function findDoors(world: World, typed: TypedAddress, limit: number): SearchResult[] {
  const results: SearchResult[] = [];
  for (const compound of compoundsNamed(world, typed.place)) {
    for (const building of buildingsOf(world, compound, typed.building)) {
      const doors = typed.door === null ? [] : doorsOf(world, building, typed.unit, typed.door);
      const where = territoryName(world, building.territory_id);
      for (const { household, unit } of doors) {
        results.push({
          kind: 'household',
          selection: { kind: 'household', id: household.id },
          title: join(compound.name, building.name, unit, household.door),
          subtitle: where,
        });
      }
      // Where the door is not held, its building still answers who to call.
      if (doors.length === 0 && typed.building !== null) {
        results.push({
          kind: 'building',
          selection: { kind: 'building', id: building.id },
          title: join(compound.name, building.name),
          subtitle: where,
        });
      }
      if (results.length >= limit) return results.sort(doorsFirst).slice(0, limit);
    }
  }
  return results.sort(doorsFirst).slice(0, limit);
}

const doorsFirst = (a: SearchResult, b: SearchResult): number =>
  Number(a.kind !== 'household') - Number(b.kind !== 'household');

/**
 * Compounds whose name starts with, then contains the text, then those of a territory so named; all of them when nothing
 * was typed before the numbers.
 */
function compoundsNamed(world: World, place: string): Compound[] {
  const all = [...world.compound.values()];
  if (place === '') return all;
  const named = all
    .map((compound) => ({ compound, at: normalize(compound.name).indexOf(place) }))
    .filter(({ at }) => at >= 0);
  if (named.length > 0)
    return named
      .sort((a, b) => a.at - b.at || a.compound.name.length - b.compound.name.length)
      .map(({ compound }) => compound);
  const territories = new Set<string>(
    [...world.territory.values()].filter((territory) => normalize(territory.name).includes(place)).map(({ id }) => id),
  );
  return territories.size === 0
    ? []
    : all.filter((compound) => climb(world, compound.territory_id).some(({ id }) => territories.has(id)));
}

const buildingsOf = (world: World, compound: Compound, number: string | null): Building[] =>
  rowsBy(world.building, 'compound_id', compound.id).filter(
    (building) => number === null || numberIn(building.name) === number,
  );

const doorsOf = (
  world: World,
  building: Building,
  unitNumber: string | null,
  door: string,
): { household: Household; unit: string }[] =>
  rowsBy(world.stairwell_unit, 'building_id', building.id)
    .filter((unit) => unitNumber === null || numberIn(unit.name) === unitNumber)
    .flatMap((unit) =>
      rowsBy(world.household, 'stairwell_unit_id', unit.id)
        .filter(
          (household) =>
            household.door === door || (household.door.length > door.length && numberIn(household.door) === door),
        )
        .map((household) => ({ household, unit: unit.name })),
    );
