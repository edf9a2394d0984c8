/**
 * What the database says a person may hold, fetched the way the app fetches it but without any of the app's code: the
 * browser tests compare screens with this, and position their clicks by its geometry.
 */
import { pointOnFeature } from '@turf/turf';
import type { Position } from 'geojson';
import type { Entities, EntityName } from '../../src/domain/entities.ts';
import { DemoSession } from './demo-session.ts';
import type { Started } from '../support/start-process.ts';

interface Page {
  cursor: unknown;
  full: boolean;
  more: boolean;
  upserts: { [Name in EntityName]?: Entities[Name][] };
  removes: { [Name in EntityName]?: string[] };
}

/** What a person may hold at one moment. */
export class Facts {
  readonly #rows: { readonly [Name in EntityName]?: readonly Entities[Name][] };

  constructor(rows: { readonly [Name in EntityName]?: readonly Entities[Name][] }) {
    this.#rows = rows;
  }

  /** Names of the entities that have at least one row. */
  get entities(): string[] {
    return Object.keys(this.#rows);
  }

  all<Name extends EntityName>(name: Name): readonly Entities[Name][] {
    return this.#rows[name] ?? [];
  }

  one<Name extends EntityName>(name: Name, wanted: (row: Entities[Name]) => boolean): Entities[Name] {
    const row = this.all(name).find(wanted);
    if (row === undefined) throw new Error(`the demo has no such ${name}`);
    return row;
  }
}

/** A demo account that keeps what it has pulled, as the app does: everything once, then what has changed. */
class Puller {
  readonly #session: DemoSession;
  readonly #tables = new Map<string, Map<string, unknown>>();
  #cursor: unknown = null;

  constructor(session: DemoSession) {
    this.#session = session;
  }

  async facts(): Promise<Facts> {
    for (let more = true; more;) {
      const asked = { cursor: this.#cursor, page_rows: 20_000 };
      const page = (await this.#session.post('/rest/v1/rpc/sync_pull', asked)) as Page;
      this.#apply(page);
      this.#cursor = page.cursor;
      more = page.more;
    }
    const held = [...this.#tables].filter(([, table]) => table.size > 0);
    return new Facts(Object.fromEntries(held.map(([name, table]) => [name, [...table.values()]])));
  }

  #apply({ full, upserts, removes }: Page): void {
    if (full) this.#tables.clear();
    const table = (name: string): Map<string, unknown> => {
      const known = this.#tables.get(name) ?? new Map<string, unknown>();
      this.#tables.set(name, known);
      return known;
    };
    for (const [name, ids] of Object.entries(removes)) for (const id of ids) table(name).delete(id);
    for (const [name, rows] of Object.entries(upserts)) for (const row of rows) table(name).set(row.id, row);
  }
}

/** By server and account; each browser test that asks again gets what has changed meanwhile. */
const pullers = new Map<string, Puller>();

/** Everything a demo account (`grid`, `office`, `leader`, …) may hold now. */
export async function factsOf(server: Started, who: string): Promise<Facts> {
  const key = `${server.url} ${who}`;
  const puller = pullers.get(key) ?? new Puller(await DemoSession.open(server, who));
  pullers.set(key, puller);
  return puller.facts();
}

/** A point inside a row's polygon, `[lon, lat]`. */
export const inside = (row: { geom: Entities['compound']['geom'] }): Position =>
  pointOnFeature(row.geom).geometry.coordinates;
