/**
 * The world as this person holds it: one immutable table per entity, with lookups by foreign key made on first use.
 * A changed table is a new object, so "did anything change" is an identity comparison, and an index never outlives its table.
 */
import type { Entities, EntityName } from './entities.ts';
import { ENTITY_NAMES } from './entities.ts';

export type Table<Row> = ReadonlyMap<string, Row>;
export type World = { readonly [Name in EntityName]: Table<Entities[Name]> };

export const emptyWorld = (): World =>
  Object.fromEntries(ENTITY_NAMES.map((name) => [name, new Map()])) as unknown as World;

/** What one pull changed, already split by entity. */
export interface Changes {
  readonly upserts: { readonly [Name in EntityName]?: readonly Entities[Name][] };
  readonly removes: { readonly [Name in EntityName]?: readonly string[] };
}

/** The world after `changes`; what nothing touched, up to the world itself, is the same object as before. */
export function applyChanges(world: World, changes: Changes): World {
  const next: Record<string, Table<unknown>> = {};
  for (const name of ENTITY_NAMES) {
    const upserts: readonly { id: string }[] = changes.upserts[name] ?? [];
    const removes = changes.removes[name] ?? [];
    if (upserts.length === 0 && removes.length === 0) continue;
    const table = new Map<string, unknown>(world[name]);
    for (const id of removes) table.delete(id);
    for (const row of upserts) table.set(row.id, row);
    next[name] = table;
  }
  return Object.keys(next).length === 0 ? world : { ...world, ...next };
}

/** A world under several changes, one after the other: each touched table is copied once, not once per change. */
export class WorldEdit {
  readonly #touched = new Map<EntityName, Map<string, unknown>>();
  #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** As changed so far. */
  get world(): World {
    return this.#world;
  }

  apply({ upserts, removes }: Changes): void {
    for (const name of ENTITY_NAMES) {
      const rows: readonly { id: string }[] = upserts[name] ?? [];
      const ids = removes[name] ?? [];
      if (rows.length === 0 && ids.length === 0) continue;
      const table = this.#own(name);
      indexes.delete(table); // somebody may have looked something up between two changes
      for (const id of ids) table.delete(id);
      for (const row of rows) table.set(row.id, row);
    }
  }

  #own(name: EntityName): Map<string, unknown> {
    let table = this.#touched.get(name);
    if (!table) {
      table = new Map<string, unknown>(this.#world[name]);
      this.#touched.set(name, table);
      this.#world = { ...this.#world, [name]: table };
    }
    return table;
  }
}

const indexes = new WeakMap<object, Map<string, Map<unknown, unknown[]>>>();

/** Rows of `table` whose `field` equals `value`. O(1) after the first call per table and field. */
export function rowsBy<Row, Field extends keyof Row & string>(
  table: Table<Row>,
  field: Field,
  value: Row[Field],
): readonly Row[] {
  let byField = indexes.get(table);
  if (!byField) indexes.set(table, (byField = new Map()));
  let index = byField.get(field);
  if (!index) {
    index = new Map();
    for (const row of table.values()) {
      const bucket = index.get(row[field]);
      if (bucket) bucket.push(row);
      else index.set(row[field], [row]);
    }
    byField.set(field, index);
  }
  return (index.get(value) ?? []) as readonly Row[];
}
