/**
 * Entries of each table, made on first use and kept as long as the tables they were made from are the same objects: a pull
 * that brings one case does not index five thousand members again.
 */
import type { EntityName } from '../entities.ts';
import { rowsBy, type World } from '../world.ts';
import type { Entry, ResultKind } from './entry.ts';
import { addressOf } from '../answers/address.ts';
import { placeOfOrder } from '../answers/order-lines.ts';
import { territoryName } from '../answers/territory-name.ts';
import { digitsOf, normalize } from './normalize.ts';

const trail = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part).join(' · ');

function entry(
  kind: ResultKind,
  selection: Entry['selection'],
  title: string,
  subtitle: string,
  codes: readonly (string | null)[] = [],
  phones: readonly (string | null)[] = [],
): Entry {
  const keys = [title, ...codes].flatMap((key) => (key ? [normalize(key)] : []));
  return {
    kind,
    selection,
    title,
    subtitle,
    keys,
    phones: phones.flatMap((phone) => (phone ? [digitsOf(phone)] : [])),
    haystack: normalize([title, subtitle, ...codes].join(' ')),
  };
}

const nameOf = (world: World, territoryId: string | null): string => world.territory.get(territoryId ?? '')?.name ?? '';

/** `社区 · 网格`: enough to tell two places of one name apart. */
function above(world: World, territoryId: string): string {
  const territory = world.territory.get(territoryId);
  return territory ? trail(nameOf(world, territory.parent_id), territory.name) : '';
}

interface Source {
  /** Every table `make` looks at, the one it lists first. */
  readonly reads: readonly [EntityName, ...EntityName[]];
  readonly make: (world: World) => Entry[];
}

const SOURCES: readonly Source[] = [
  {
    reads: ['territory'],
    make: (world) =>
      [...world.territory.values()].map((row) =>
        entry('territory', { kind: 'territory', id: row.id }, row.name, trail(nameOf(world, row.parent_id), row.code), [
          row.code,
          row.office_code,
        ]),
      ),
  },
  {
    reads: ['compound', 'territory'],
    make: (world) =>
      [...world.compound.values()].map((row) =>
        entry(
          'compound',
          { kind: 'compound', id: row.id },
          row.name,
          trail(above(world, row.territory_id), row.address),
          [row.address],
        ),
      ),
  },
  {
    reads: ['building', 'compound', 'territory'],
    make: (world) =>
      [...world.building.values()].flatMap((row) => {
        if (row.name === '') return []; // nothing of its own to find it by; its compound is found
        const compound = row.compound_id === null ? undefined : world.compound.get(row.compound_id);
        return entry(
          'building',
          { kind: 'building', id: row.id },
          trail(compound?.name, row.name),
          above(world, row.territory_id),
          [row.name],
        );
      }),
  },
  {
    reads: ['service_station', 'territory'],
    make: (world) =>
      [...world.service_station.values()].map((row) =>
        entry(
          'service_station',
          { kind: 'service_station', id: row.id },
          row.name,
          trail(above(world, row.territory_id), row.address),
          [row.address],
          [row.phone],
        ),
      ),
  },
  {
    reads: ['facility', 'territory'],
    make: (world) =>
      [...world.facility.values()].map((row) =>
        entry(
          'facility',
          { kind: 'facility', id: row.id },
          row.name,
          trail(above(world, row.territory_id), row.address),
          [row.address],
          [row.phone],
        ),
      ),
  },
  {
    reads: ['candidate_site', 'territory'],
    make: (world) =>
      [...world.candidate_site.values()].map((row) =>
        entry(
          'candidate_site',
          { kind: 'candidate_site', id: row.id },
          row.name,
          trail(above(world, row.territory_id), row.address),
          [row.address],
        ),
      ),
  },
  {
    reads: ['resident_unit', 'territory'],
    make: (world) =>
      [...world.resident_unit.values()].map((row) =>
        entry(
          'resident_unit',
          { kind: 'resident_unit', id: row.id },
          row.name,
          above(world, row.territory_id),
          [],
          [row.phone],
        ),
      ),
  },
  {
    reads: ['responsibility_zone', 'resident_unit', 'territory'],
    // By its unit too: "which section is the water office's?"
    make: (world) =>
      [...world.responsibility_zone.values()].map((row) => {
        const unit = world.resident_unit.get(row.resident_unit_id ?? '')?.name ?? null;
        return entry(
          'responsibility_zone',
          { kind: 'responsibility_zone', id: row.id },
          row.name,
          trail(above(world, row.territory_id), unit),
          [unit],
        );
      }),
  },
  {
    reads: ['party_org', 'territory'],
    make: (world) =>
      [...world.party_org.values()].map((row) =>
        entry('party_org', { kind: 'party_org', id: row.id }, row.name, above(world, row.territory_id)),
      ),
  },
  {
    reads: ['party_officer', 'party_org'],
    make: (world) =>
      [...world.party_officer.values()].map((row) =>
        entry(
          'party_officer',
          { kind: 'party_org', id: row.party_org_id },
          row.name,
          world.party_org.get(row.party_org_id)?.name ?? '',
          [],
          [row.phone],
        ),
      ),
  },
  {
    reads: ['grid_worker', 'grid_worker_duty', 'territory', 'territory_level'],
    make: (world) =>
      [...world.grid_worker.values()].map((row) =>
        entry(
          'grid_worker',
          { kind: 'grid_worker', id: row.id },
          row.name,
          trail(
            ...rowsBy(world.grid_worker_duty, 'grid_worker_id', row.id).map((duty) =>
              territoryName(world, duty.territory_id),
            ),
          ),
          [],
          [row.phone],
        ),
      ),
  },
  {
    reads: ['case_record', 'territory', 'territory_level', 'compound'],
    make: (world) =>
      [...world.case_record.values()].map((row) =>
        entry(
          'case_record',
          { kind: 'case_record', id: row.id },
          row.title,
          trail(
            row.number,
            row.compound_id === null
              ? territoryName(world, row.territory_id)
              : world.compound.get(row.compound_id)?.name,
          ),
          [row.number],
        ),
      ),
  },
  {
    reads: ['volunteer_team', 'service_offer', 'territory', 'territory_level'],
    // By what they offer too: "who cuts hair?"
    make: (world) =>
      [...world.volunteer_team.values()].map((row) =>
        entry(
          'volunteer_team',
          { kind: 'volunteer_team', id: row.id },
          row.name,
          trail(territoryName(world, row.territory_id)),
          rowsBy(world.service_offer, 'team_id', row.id)
            .filter((offer) => offer.withdrawn_at === null)
            .map((offer) => offer.title),
          [row.phone],
        ),
      ),
  },
  {
    reads: ['service_order', 'territory', 'territory_level', 'compound', 'building'],
    make: (world) =>
      [...world.service_order.values()].map((row) =>
        entry(
          'service_order',
          { kind: 'service_order', id: row.id },
          row.title,
          trail(row.number, placeOfOrder(world, row)),
          [row.number],
        ),
      ),
  },
  {
    reads: ['party_member', 'party_org', 'compound', 'household'],
    make: (world) =>
      [...world.party_member.values()].flatMap((row) => {
        const selection =
          row.household_id !== null && world.household.has(row.household_id)
            ? { kind: 'household' as const, id: row.household_id }
            : row.party_org_id === null
              ? null
              : { kind: 'party_org' as const, id: row.party_org_id };
        if (!selection) return [];
        const subtitle = trail(
          world.compound.get(row.compound_id ?? '')?.name,
          world.party_org.get(row.party_org_id ?? '')?.name,
        );
        return [entry('party_member', selection, row.name, subtitle)];
      }),
  },
  // Held by the grid's own worker only: "who is calling me from this number?"
  {
    reads: ['household_contact', 'household', 'stairwell_unit', 'building', 'compound'],
    make: (world) =>
      [...world.household_contact.values()].flatMap((row) => {
        const household = world.household.get(row.id);
        if (!household) return [];
        const { compound, building, unit, door } = addressOf(world, household);
        return [
          entry(
            'household',
            { kind: 'household', id: household.id },
            row.head_name,
            trail(compound?.name, building?.name, unit?.name, door),
            [],
            [row.phone],
          ),
        ];
      }),
  },
];

interface Made {
  readonly from: readonly unknown[];
  readonly entries: readonly Entry[];
}

/** Keyed by a source's first table, so that an index goes when its person signs out and the table with it. */
const made = new WeakMap<object, Map<Source, Made>>();

function entriesFrom(world: World, source: Source): readonly Entry[] {
  const from = source.reads.map((name) => world[name]);
  const key = world[source.reads[0]];
  let bySource = made.get(key);
  if (!bySource) made.set(key, (bySource = new Map()));
  const known = bySource.get(source);
  if (known?.from.every((table, index) => table === from[index])) return known.entries;
  const entries = source.make(world);
  bySource.set(source, { from, entries });
  return entries;
}

/** Lists of entries, one per kind; each is the same object as long as nothing it was made from changed. */
export const entriesOf = (world: World): readonly (readonly Entry[])[] =>
  SOURCES.map((source) => entriesFrom(world, source));
