/** One page of `sync_pull`: the edge where the wire becomes our types, so the envelope is checked here and nowhere else. */
import { ENTITY_NAMES } from '../domain/entities.ts';
import type { Cursor, PullPage } from '../domain/pull-page.ts';
import type { Changes } from '../domain/world.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

export const PAGE_ROWS = 5000;

export async function pullPage(connection: Connection, cursor: Cursor | null, signal: AbortSignal): Promise<PullPage> {
  return readPage(await call(connection, 'sync_pull', { cursor, page_rows: PAGE_ROWS }, signal));
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readPage(answer: unknown): PullPage {
  if (!isRecord(answer)) throw malformed('not an object');
  const { cursor, server_time: serverTime, full, more, progress, upserts, removes } = answer;
  if (!isRecord(cursor)) throw malformed('cursor');
  if (typeof serverTime !== 'string' || Number.isNaN(Date.parse(serverTime))) throw malformed('server_time');
  if (typeof full !== 'boolean' || typeof more !== 'boolean') throw malformed('full, more');
  return {
    cursor,
    serverTime: new Date(serverTime).toISOString(),
    full,
    more,
    progress: typeof progress === 'number' && progress >= 0 && progress <= 1 ? progress : null,
    changes: readChanges(upserts, removes),
  };
}

/** Entities this build does not know are left out: the server may be newer. */
function readChanges(upserts: unknown, removes: unknown): Changes {
  if (!isRecord(upserts) || !isRecord(removes)) throw malformed('upserts, removes');
  const rows: Record<string, readonly unknown[]> = {};
  const ids: Record<string, readonly string[]> = {};
  for (const name of ENTITY_NAMES) {
    const upserted = upserts[name];
    if (upserted !== undefined) {
      if (!Array.isArray(upserted) || !upserted.every(hasId)) throw malformed(`upserts.${name}`);
      rows[name] = upserted;
    }
    const removed = removes[name];
    if (removed !== undefined) {
      if (!Array.isArray(removed) || !removed.every((id) => typeof id === 'string')) throw malformed(`removes.${name}`);
      ids[name] = removed;
    }
  }
  return { upserts: rows, removes: ids };
}

const hasId = (row: unknown): boolean => isRecord(row) && typeof row['id'] === 'string';
