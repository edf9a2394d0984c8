/**
 * Makes the lookups that cards use, so that the first click after a pull is as quick as the next. Each step is a pass over
 * one table (a few ms at 30,000 households); callers run them while the browser is idle, one at a time.
 */
import { rowsBy, type Table, type World } from '../world.ts';

const lookup =
  <Row extends object>(table: Table<Row>, field: keyof Row & string) =>
  (): void => {
    const first = table.values().next().value;
    if (first !== undefined) rowsBy(table, field, first[field]);
  };

export const warmSteps = (world: World): readonly (() => void)[] => [
  lookup(world.territory, 'parent_id'),
  lookup(world.compound, 'territory_id'),
  lookup(world.case_record, 'territory_id'),
  lookup(world.case_record, 'compound_id'),
  lookup(world.case_record, 'building_id'),
  lookup(world.case_record, 'grid_worker_id'),
  lookup(world.case_detail, 'household_id'),
  lookup(world.service_offer, 'team_id'),
  lookup(world.service_order, 'team_id'),
  lookup(world.building, 'compound_id'),
  lookup(world.stairwell_unit, 'building_id'),
  lookup(world.party_household, 'household_id'),
  lookup(world.party_member, 'household_id'),
  lookup(world.party_member, 'party_org_id'),
  lookup(world.party_member, 'resident_unit_id'),
  lookup(world.party_officer, 'party_org_id'),
  lookup(world.party_org, 'parent_id'),
  lookup(world.party_org_coverage, 'covers_territory_id'),
  lookup(world.party_org_coverage, 'covers_compound_id'),
  lookup(world.party_org_coverage, 'party_org_id'),
  lookup(world.grid_worker_duty, 'territory_id'),
  lookup(world.service_station, 'territory_id'),
  lookup(world.compound_body, 'compound_id'),
  lookup(world.hotline, 'territory_id'),
  lookup(world.hotline, 'compound_id'),
  lookup(world.household, 'stairwell_unit_id'),
];
