/**
 * The world with the boundaries of a past day: territories as they were drawn then, with the counts of their last day, and
 * everything that stands on the ground sorted into them. People and records are today's: nobody kept where they were.
 * Whatever reads a world (cards, list, map, search, statistics) shows the past without knowing of it.
 */
import type { Geometry } from 'geojson';
import type { BoundaryVersion, EntityName, GridWorkerDuty, PlaceSummary, Territory } from '../entities.ts';
import { ENTITY_NAMES } from '../entities.ts';
import type { TerritoryId } from '../ids.ts';
import { covers } from '../rules/covers.ts';
import { centreOf } from '../rules/distance.ts';
import type { Day } from '../rules/shanghai-time.ts';
import { rowsBy, type Table, type World } from '../world.ts';

type Dated = Pick<World, 'boundary_version' | 'territory'>;

/** From the first day until the day before the second; null: open. */
const isInForce = (day: Day, from: Day | null, to: Day): boolean => (from === null || from <= day) && day < to;

/** The days on which some outline came into force, oldest first. */
export function boundaryDays({ boundary_version, territory }: Dated): readonly Day[] {
  const days = new Set<Day>();
  for (const { valid_from } of territory.values()) if (valid_from !== null) days.add(valid_from);
  for (const { valid_from, valid_to } of boundary_version.values()) {
    if (valid_from !== null) days.add(valid_from);
    days.add(valid_to);
  }
  return [...days].sort();
}

/** Whether the boundaries of two days are the same; null is today. */
export function sameBoundaries(world: Dated, a: Day | null, b: Day | null): boolean {
  if (a === b) return true;
  const [first, last] = [a ?? '9999-12-31', b ?? '9999-12-31'].sort() as [Day, Day];
  return !boundaryDays(world).some((day) => first < day && day <= last);
}

/** The outline that was in force, where that is not the one of today. */
export const versionOn = (world: Dated, id: TerritoryId, day: Day): BoundaryVersion | undefined =>
  rowsBy(world.boundary_version, 'subject_id', id).find(({ valid_from, valid_to }) =>
    isInForce(day, valid_from, valid_to),
  );

/** A territory as it was; undefined when it was not there. */
export function territoryOn(world: Dated, id: TerritoryId, day: Day): Territory | undefined {
  const now = world.territory.get(id);
  if (now && (now.valid_from === null || now.valid_from <= day)) return now;
  const version = versionOn(world, id, day);
  return version && rowOf(version);
}

/** What the version says is what the row said; it had no other version number that anybody could build upon. */
const rowOf = (version: BoundaryVersion): Territory => ({
  id: version.subject_id,
  version: 0,
  parent_id: version.parent_id,
  level: version.level,
  code: version.code,
  office_code: version.office_code,
  name: version.name,
  kind: version.kind,
  geom: version.geom,
  area_m2: version.area_m2,
  valid_from: version.valid_from,
});

/** The very same world where nothing was otherwise. */
export function pastWorld(world: World, day: Day): World {
  const ids = new Set([
    ...world.territory.keys(),
    ...[...world.boundary_version.values()].map((row) => row.subject_id),
  ]);
  const territory = new Map<string, Territory>();
  const place_summary = new Map(world.place_summary);
  const otherwise = new Set<string>();
  for (const id of ids as Set<TerritoryId>) {
    const then = territoryOn(world, id, day);
    if (then) territory.set(id, then);
    if (then === world.territory.get(id)) continue;
    otherwise.add(id);
    const version = then && versionOn(world, id, day);
    if (version) place_summary.set(id, summaryOf(version));
    else place_summary.delete(id);
  }
  if (otherwise.size === 0) return world;
  return { ...world, ...sorted(world, territory, otherwise), territory, place_summary };
}

const summaryOf = ({ subject_id, counts }: BoundaryVersion): PlaceSummary => ({
  ...counts,
  id: subject_id,
  version: 0,
  place_kind: 'territory',
});

interface Placed {
  readonly id: string;
  readonly territory_id?: TerritoryId;
  readonly geom?: Geometry | null;
}

/** Tables that speak of territories of today only. */
const OF_TODAY: readonly EntityName[] = ['boundary_proposal', 'reported_figure', 'grid_size'];

/** The tables with rows in territories that were otherwise, each row in the one that lay where it is. */
function sorted(world: World, then: Map<string, Territory>, otherwise: ReadonlySet<string>): Partial<World> {
  const drawn = [...otherwise].flatMap((id) => then.get(id) ?? []);
  const heirs = new Map<string, TerritoryId>();
  /** Where people of a territory that was not there yet belong: to the one its middle lay in, or the whole it is part of. */
  const heirOf = (id: TerritoryId): TerritoryId => {
    if (then.has(id)) return id;
    let heir = heirs.get(id);
    if (!heir) {
      const row = world.territory.get(id);
      heir = (row && (containing(drawn, row.geom)?.id ?? row.parent_id)) ?? id;
      heirs.set(id, heir);
    }
    return heir;
  };
  for (const row of then.values()) {
    if (row.parent_id === null || otherwise.has(row.id) || !otherwise.has(row.parent_id)) continue;
    then.set(row.id, { ...row, parent_id: containing(drawn, row.geom)?.id ?? heirOf(row.parent_id) });
  }
  const changed: Record<string, Table<unknown>> = {};
  for (const name of ENTITY_NAMES) {
    if (name === 'territory' || OF_TODAY.includes(name)) continue;
    const rows = world[name] as Table<unknown>;
    let table: Map<string, unknown> | null = null;
    for (const row of rows.values() as Iterable<Placed>) {
      if (row.territory_id === undefined) break; // no table of things in territories
      if (!otherwise.has(row.territory_id)) continue;
      const territory_id = (row.geom && containing(drawn, row.geom)?.id) || heirOf(row.territory_id);
      if (territory_id !== row.territory_id) (table ??= new Map(rows)).set(row.id, { ...row, territory_id });
    }
    if (table) changed[name] = table;
  }
  return {
    ...changed,
    grid_worker_duty: eachOnce(changed['grid_worker_duty'] ?? world.grid_worker_duty),
    profile: ofHeirs(world.profile, heirOf),
  };
}

/** A worker of both halves of what was one grid answered for it once. */
function eachOnce(duties: Table<unknown>): World['grid_worker_duty'] {
  const once = new Map<string, GridWorkerDuty>();
  for (const duty of duties.values() as Iterable<GridWorkerDuty>) {
    const key = `${duty.grid_worker_id} ${duty.territory_id}`;
    if (!once.has(key)) once.set(key, duty);
  }
  return once.size === duties.size
    ? (duties as World['grid_worker_duty'])
    : new Map([...once.values()].map((duty) => [duty.id, duty]));
}

/** One's own duty, where some of it was not there yet. */
const ofHeirs = (profile: World['profile'], heirOf: (id: TerritoryId) => TerritoryId): World['profile'] =>
  new Map(
    [...profile].map(([id, row]) => [id, { ...row, territory_ids: [...new Set(row.territory_ids.map(heirOf))] }]),
  );

/** The smallest of the territories that lies where a shape has its middle. */
function containing(territories: readonly Territory[], geom: Geometry): Territory | undefined {
  const at = centreOf(geom);
  if (!at) return undefined;
  let found: Territory | undefined;
  for (const each of territories) {
    if ((!found || each.area_m2 < found.area_m2) && covers(each.geom, at)) found = each;
  }
  return found;
}
