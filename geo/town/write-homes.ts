/** Compounds with gates, buildings with stairwell units, and the households behind their doors. */
import type { Random } from '../random.ts';
import { type CompoundDraft, type Draft } from './draft.ts';
import type { HousePlan } from './layout.ts';
import { personName, phoneNumber } from './names-people.ts';
import { compoundNamer, LONG_COMPOUND_NAME, type CompoundNamer } from './names-places.ts';
import { centroid } from './polygon.ts';
import { toMultiPolygon, toPoint } from './projection.ts';
import type { CompoundKind } from './rows.ts';
import type { CompoundPlan } from './town-plan.ts';

interface Home {
  compound: string | null;
  territory: string;
  name: string;
}

function writeHouse(draft: Draft, house: HousePlan, home: Home, random: Random): number[] {
  const { rows } = draft;
  const building = draft.newId();
  draft.middles.set(building, centroid(house.ring));
  rows.building.push({
    id: building,
    territory_id: home.territory,
    compound_id: home.compound,
    name: home.name,
    use: house.use,
    floors: house.floors,
    geom: toMultiPolygon(house.ring),
  });
  const indexes: number[] = [];
  house.units.forEach((unit, i) => {
    const stairwell = draft.newId();
    rows.stairwell_unit.push({
      id: stairwell,
      building_id: building,
      territory_id: home.territory,
      name: `${i + 1}单元`,
      geom: toPoint(unit.point),
    });
    for (let floor = 1; floor <= house.floors; floor++)
      for (let door = 1; door <= unit.doorsPerFloor; door++) {
        const id = draft.newId();
        indexes.push(rows.household.length);
        rows.household.push({
          id,
          stairwell_unit_id: stairwell,
          building_id: building,
          compound_id: home.compound,
          territory_id: home.territory,
          floor,
          door: `${floor}0${door}`,
          residents: random.chance(0.05) ? 0 : random.pick([1, 2, 2, 2, 3, 3, 3, 4, 4, 5]),
        });
        rows.household_contact.push({
          id,
          territory_id: home.territory,
          head_name: personName(random),
          phone: random.chance(0.9) ? phoneNumber(random) : null,
          care: care(random),
          elders: 0, // told by write-needs.ts
          children: 0,
        });
      }
  });
  return indexes;
}

/** About one household in nine is on a care list, a few on two. */
function care(random: Random): string[] {
  if (!random.chance(0.112)) return [];
  const first = random.pick([
    'elderly_alone',
    'elderly_alone',
    'elderly_alone',
    'hardship',
    'hardship',
    'disability',
    'disability',
    'child_left_behind',
  ]);
  const second = random.pick(['hardship', 'disability', 'elderly_alone']);
  return random.chance(0.12) && second !== first ? [first, second] : [first];
}

function character(
  plan: CompoundPlan,
  random: Random,
): { kind: CompoundKind; year: number; name: (n: CompoundNamer) => string } {
  const roll = random.next();
  if (plan.small)
    return roll < 0.45
      ? { kind: 'unit_compound', year: random.int(1978, 1998), name: (n) => n.unitCompound() }
      : { kind: 'old_compound', year: random.int(1982, 2002), name: (n) => n.old() };
  if (plan.style === 'walk_up')
    return roll < 0.3
      ? { kind: 'affordable_compound', year: random.int(2006, 2014), name: (n) => n.affordable() }
      : roll < 0.75
        ? { kind: 'old_compound', year: random.int(1992, 2004), name: (n) => n.old() }
        : { kind: 'commercial_compound', year: random.int(2001, 2010), name: (n) => n.commercial() };
  return {
    kind: 'commercial_compound',
    year: plan.style === 'lift' ? random.int(2005, 2015) : random.int(2011, 2024),
    name: (n) => n.commercial(),
  };
}

function writeCompound(
  draft: Draft,
  plan: CompoundPlan,
  name: string,
  kind: CompoundKind,
  year: number,
  address: string,
  random: Random,
): CompoundDraft {
  const territory = draft.grids[plan.grid] as string;
  const id = draft.newId();
  draft.rows.compound.push({
    id,
    territory_id: territory,
    name,
    kind,
    address,
    built_year: year,
    geom: toMultiPolygon(plan.ring),
  });
  for (const gate of plan.gates)
    draft.rows.compound_gate.push({
      id: draft.newId(),
      compound_id: id,
      territory_id: territory,
      kind: gate.kind,
      geom: toPoint(gate.wall),
      open_hours: gate.kind === 'main' ? '00:00-24:00' : random.pick(['06:00-22:00', '06:30-21:30', '00:00-24:00']),
      is_closed: false,
    });
  // Numbered as people walk in: northern rows first, west to east.
  const ordered = [...plan.houses].sort((a, b) => row(a) - row(b) || corner(a)[0] - corner(b)[0]);
  const households = ordered.flatMap((house, i) =>
    writeHouse(draft, house, { compound: id, territory, name: `${i + 1}号楼` }, random),
  );
  return { id, plan, name, households, territoryId: territory, community: plan.community };
}

const corner = (house: HousePlan): readonly [number, number] => house.ring[0] ?? [0, 0];
const row = (house: HousePlan): number => Math.round(-corner(house)[1] / 30);

export function writeHomes(draft: Draft): void {
  const random = draft.random.fork('homes');
  const namer = compoundNamer(random.fork('names'));
  const numbers = new Map<string, number>();
  const address = (street: string): string => {
    const number = (numbers.get(street) ?? random.int(1, 9)) + random.int(1, 4) * 2;
    numbers.set(street, number);
    return `${street}${number}号`;
  };
  const long = draft.town.compounds.findIndex((c) => !c.small && c.style === 'walk_up');
  draft.town.compounds.forEach((plan, i) => {
    const { kind, year, name } = character(plan, random);
    const street = plan.gates[0]?.streetName ?? '';
    const [n, k]: [string, CompoundKind] = i === long ? [LONG_COMPOUND_NAME, 'unit_compound'] : [name(namer), kind];
    draft.compounds.push(writeCompound(draft, plan, n, k, year, address(street), random));
  });
  const LABEL = { school: '教学楼', campus: '教学楼', industry: '厂房', village: '院' } as const;
  for (const site of draft.town.sites) {
    const label = site.use in LABEL ? LABEL[site.use as keyof typeof LABEL] : '';
    site.houses.forEach((house, i) =>
      writeHouse(
        draft,
        house,
        { compound: null, territory: draft.grids[site.grid] as string, name: label === '' ? '' : `${i + 1}号${label}` },
        random,
      ),
    );
  }
}
