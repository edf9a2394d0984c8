/** What a click on a building answers: its units and doors as far as they are held, and whom to call. */
import type { Building, Compound, Household, StairwellUnit } from '../entities.ts';
import type { BuildingId } from '../ids.ts';
import { holdsAll, HOLDERS } from '../rules/may-hold.ts';
import type { Role } from '../role.ts';
import { rowsBy, type World } from '../world.ts';
import { openCases, type OpenCases } from './case-lines.ts';
import { compoundBranch, type CompoundBranch } from './compound-branch.ts';
import { linkTo, type Link } from './link.ts';
import { breadcrumb } from './territory-tree.ts';
import { workersOf, type WorkerLine } from './workers.ts';

export interface DoorLine {
  readonly household: Household;
  readonly link: Link;
  /** `center` 党员中心户, `party` 共产党员户. */
  readonly party: 'center' | 'party' | null;
}

export interface UnitLine {
  readonly unit: StairwellUnit;
  readonly residents: number;
  /** Top floor first, as one looks at the house; doors in order. */
  readonly doors: readonly DoorLine[];
}

export interface BuildingAnswer {
  readonly building: Building;
  readonly compound: Compound | null;
  readonly path: readonly Link[];
  readonly workers: readonly WorkerLine[];
  readonly branch: CompoundBranch | null;
  readonly units: readonly UnitLine[];
  /** Null when the person may not hold the households of this place: then the number is not known here. */
  readonly households: number | null;
  readonly residents: number | null;
  readonly holders: readonly Role[];
  readonly cases: OpenCases;
}

export function buildingAnswer(world: World, id: BuildingId, now: number): BuildingAnswer | null {
  const building = world.building.get(id);
  if (!building) return null;
  const compound = building.compound_id === null ? null : (world.compound.get(building.compound_id) ?? null);
  const held = holdsAll(world, 'household', building.territory_id);
  const units = [...rowsBy(world.stairwell_unit, 'building_id', id)]
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
    .map((unit) => unitLine(world, unit));
  const above = breadcrumb(world, building.territory_id);
  return {
    building,
    compound,
    units,
    path: compound === null ? above : [...above, linkTo('compound', compound)],
    workers: workersOf(world, building.territory_id),
    branch: compound === null ? null : compoundBranch(world, compound.id),
    households: held ? units.reduce((sum, unit) => sum + unit.doors.length, 0) : null,
    residents: held ? units.reduce((sum, unit) => sum + unit.residents, 0) : null,
    holders: HOLDERS.household,
    cases: openCases(
      world,
      rowsBy(world.case_record, 'building_id', id),
      holdsAll(world, 'case_record', building.territory_id),
      null,
      now,
    ),
  };
}

function unitLine(world: World, unit: StairwellUnit): UnitLine {
  const households = [...rowsBy(world.household, 'stairwell_unit_id', unit.id)].sort(
    (a, b) => b.floor - a.floor || a.door.localeCompare(b.door, 'zh-CN', { numeric: true }),
  );
  return {
    unit,
    residents: households.reduce((sum, household) => sum + household.residents, 0),
    doors: households.map((household) => {
      const party = rowsBy(world.party_household, 'household_id', household.id)[0];
      return {
        household,
        link: linkTo('household', { id: household.id, name: household.door }),
        party: party === undefined ? null : party.is_center ? 'center' : 'party',
      };
    }),
  };
}
