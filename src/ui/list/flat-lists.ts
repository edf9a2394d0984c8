/** The list's other views: everything of one kind, in the order one works through it. */
import { profileOf } from '../../domain/profile-of.ts';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { compareUrgency, isClosed } from '../../domain/rules/case-urgency.ts';
import type { Selection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';

const LIST_TABS = ['tree', 'grids', 'compounds', 'stations', 'cases', 'party_households'] as const;
export type ListTab = (typeof LIST_TABS)[number];
export type FlatTab = Exclude<ListTab, 'tree'>;

const natural = new Intl.Collator('zh-CN', { numeric: true });

/** Views this person has: a role that may hold no case gets no empty list of cases. */
export const tabsFor = (world: World): readonly ListTab[] =>
  LIST_TABS.filter((tab) => tab !== 'cases' || profileOf(world) === null || roleMayHold(world, 'case_record'));

/** The rank of the grid level and below: what counts as a grid whatever a county calls its levels. */
const isGrid = (world: World, level: string): boolean =>
  (world.territory_level.get(level)?.rank ?? -1) >=
  (world.territory_level.get('grid')?.rank ?? Number.POSITIVE_INFINITY);

/** True when party households are shown as counts per compound, because their doors are not this person's to see. */
export const countsPartyHouseholds = (world: World): boolean =>
  profileOf(world) !== null && !roleMayHold(world, 'household');

/** `openOnly` leaves closed cases out. */
export function flatList(world: World, tab: FlatTab, openOnly: boolean): readonly Selection[] {
  switch (tab) {
    case 'grids':
      return [...world.territory.values()]
        .filter((row) => isGrid(world, row.level))
        .sort((a, b) => natural.compare(a.code, b.code) || natural.compare(a.name, b.name))
        .map(({ id }) => ({ kind: 'territory', id }));
    case 'compounds':
      return [...world.compound.values()]
        .sort((a, b) => natural.compare(a.name, b.name))
        .map(({ id }) => ({ kind: 'compound', id }));
    case 'stations':
      return [...world.service_station.values()]
        .sort(
          (a, b) =>
            Number(b.tier === 'service_center') - Number(a.tier === 'service_center') ||
            natural.compare(a.name, b.name),
        )
        .map(({ id }) => ({ kind: 'service_station', id }));
    case 'cases':
      return caseList(world, openOnly);
    case 'party_households':
      return countsPartyHouseholds(world) ? compoundsWithPartyHouseholds(world) : partyHouseholdList(world);
  }
}

/** Open ones by deadline, so the longest overdue leads; closed ones after them, the latest first. */
function caseList(world: World, openOnly: boolean): readonly Selection[] {
  const records = [...world.case_record.values()].map((record) => ({
    record,
    closed: isClosed(record, world.case_stage),
  }));
  return records
    .filter(({ closed }) => !(openOnly && closed))
    .sort(
      (a, b) =>
        Number(a.closed) - Number(b.closed) ||
        (a.closed
          ? Date.parse(b.record.closed_at ?? b.record.due_at) - Date.parse(a.record.closed_at ?? a.record.due_at)
          : compareUrgency(a.record, b.record)),
    )
    .map(({ record }) => ({ kind: 'case_record', id: record.id }));
}

function partyHouseholdList(world: World): readonly Selection[] {
  const place = (householdId: string): string => {
    const household = world.household.get(householdId);
    const unit = household && world.stairwell_unit.get(household.stairwell_unit_id);
    const building = unit && world.building.get(unit.building_id);
    const compound = building?.compound_id ? world.compound.get(building.compound_id) : undefined;
    return [compound?.name, building?.name, unit?.name, household?.door].join('\u0001');
  };
  return [...world.party_household.values()]
    .map((row) => ({ row, place: place(row.household_id) }))
    .sort((a, b) => Number(b.row.is_center) - Number(a.row.is_center) || natural.compare(a.place, b.place))
    .map(({ row }) => ({ kind: 'party_household', id: row.id }));
}

const compoundsWithPartyHouseholds = (world: World): readonly Selection[] =>
  [...world.compound.values()]
    .map((row) => ({ row, count: world.place_summary.get(row.id)?.party_households ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || natural.compare(a.row.name, b.row.name))
    .map(({ row }) => ({ kind: 'compound', id: row.id }));
