/** Pulls over HTTP to the last page and keeps what travelled, so that a test can say what a role does not receive. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { expect } from 'vitest';
import type { EntityName } from '../../src/domain/entities.ts';

export interface WirePage {
  readonly cursor: Readonly<Record<string, unknown>>;
  readonly server_time: string;
  readonly full: boolean;
  readonly more: boolean;
  readonly progress: number;
  readonly upserts: Partial<Record<EntityName, readonly ({ id: string } & Record<string, unknown>)[]>>;
  readonly removes: Partial<Record<EntityName, readonly string[]>>;
}

export interface Pulled {
  readonly pages: readonly WirePage[];
  readonly cursor: Readonly<Record<string, unknown>>;
  /** Ids by entity; an entity that never came has none. */
  ids(entity: EntityName): Set<string>;
  rows(entity: EntityName): readonly ({ id: string } & Record<string, unknown>)[];
  /** Entities of which at least one row came. */
  readonly entities: Set<string>;
  /** Everything as text. */
  readonly text: string;
}

export async function pullAll(
  client: SupabaseClient,
  { cursor = null, pageRows }: { cursor?: Readonly<Record<string, unknown>> | null; pageRows?: number } = {},
): Promise<Pulled> {
  const pages: WirePage[] = [];
  for (let next: Readonly<Record<string, unknown>> | null = cursor; ;) {
    const { data, error } = await client.rpc('sync_pull', {
      cursor: next,
      ...(pageRows === undefined ? {} : { page_rows: pageRows }),
    });
    expect(error).toBeNull();
    const page = data as WirePage;
    pages.push(page);
    next = page.cursor;
    if (!page.more) break;
    if (pages.length > 200) throw new Error('the pull does not come to an end');
  }
  const rows = (entity: EntityName) => pages.flatMap((page) => page.upserts[entity] ?? []);
  const last = pages.at(-1);
  if (last === undefined) throw new Error('no page came');
  return {
    pages,
    cursor: last.cursor,
    rows,
    ids: (entity) => new Set(rows(entity).map((row) => row.id)),
    entities: new Set(pages.flatMap((page) => Object.keys(page.upserts))),
    text: JSON.stringify(pages),
  };
}
