/**
 * What the database says a person may hold, fetched the way the app fetches it but without any of the app's code: the
 * browser tests compare screens with this, and position their clicks by its geometry.
 */
import type { APIRequestContext } from '@playwright/test';
import { pointOnFeature } from '@turf/turf';
import type { Position } from 'geojson';
import type { Entities, EntityName } from '../../src/domain/entities.ts';
import type { DemoAccount } from '../../src/state/runtime-config.ts';
import type { Started } from '../support/start-process.ts';

interface Page {
  cursor: unknown;
  more: boolean;
  upserts: { [Name in EntityName]?: Entities[Name][] };
}

export class Facts {
  readonly #rows: { [Name in EntityName]?: Entities[Name][] } = {};

  add(page: Page): void {
    for (const [name, rows] of Object.entries(page.upserts)) {
      const known: unknown[] = (this.#rows[name as EntityName] ??= []);
      known.push(...rows);
    }
  }

  /** Names of the entities that arrived with at least one row. */
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

const emailOf = (who: string): string => `${who}@lianxin.example`;

/** Everything a demo account (`grid`, `office`, `leader`, …) may hold. */
export async function factsOf(request: APIRequestContext, server: Started, who: string): Promise<Facts> {
  const config = (await (await request.get(`${server.url}/config.json`)).json()) as {
    publishable_key: string;
    demo_accounts: DemoAccount[];
  };
  const headers = { apikey: config.publishable_key };
  const signIn = await request.post(`${server.url}/auth/v1/token?grant_type=password`, {
    headers,
    data: { email: emailOf(who), password: await server.passwordOf(emailOf(who)) },
  });
  const { access_token } = (await signIn.json()) as { access_token: string };
  const facts = new Facts();
  let cursor: unknown = null;
  for (let more = true; more;) {
    const answer = await request.post(`${server.url}/rest/v1/rpc/sync_pull`, {
      headers: { ...headers, authorization: `Bearer ${access_token}` },
      data: { cursor, page_rows: 20_000 },
    });
    if (!answer.ok()) throw new Error(`sync_pull answered ${answer.status()}: ${await answer.text()}`);
    const page = (await answer.json()) as Page;
    facts.add(page);
    ({ cursor, more } = page);
  }
  return facts;
}

/** A point inside a row's polygon, `[lon, lat]`. */
export const inside = (row: { geom: Entities['compound']['geom'] }): Position =>
  pointOnFeature(row.geom).geometry.coordinates;
