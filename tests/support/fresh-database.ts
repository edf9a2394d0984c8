/**
 * A database of one's own for a test file: a copy of a snapshot on PGlite, or a copy of a template on the PostgreSQL of
 * `TEST_DATABASE_URL` (the throwaway cluster of `npm run test:postgres`). Both are gone after `close`.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgtap } from '@electric-sql/pglite-pgtap';
import { connect, type Connection } from '../../supabase/local/connection.ts';
import { databaseOf, type Database } from '../../supabase/local/database.ts';
import { dataPaths, snapshotsDir } from '../../supabase/local/paths.ts';
import { silent } from '../../supabase/local/progress.ts';
import { copyDatabase, ensureSnapshot, type SnapshotKind } from '../../supabase/local/snapshot.ts';

export interface FreshDatabase {
  readonly connection: Connection;
  readonly db: Database;
  /** Its own URL on a native server, null on PGlite. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** Name of the template database that holds a kind of snapshot on a native cluster. */
export const templateName = (kind: SnapshotKind): string => `lianxin_${kind}`;

/** The same server's URL with another database. */
export const withDatabaseName = (url: string, name: string): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).href;

export async function freshDatabase(kind: SnapshotKind): Promise<FreshDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  return url === undefined ? freshCopy(kind) : freshNative(url, kind);
}

async function freshCopy(kind: SnapshotKind): Promise<FreshDatabase> {
  const snapshot = await ensureSnapshot(kind, snapshotsDir(), silent);
  const folder = await mkdtemp(join(tmpdir(), 'lianxin-test-'));
  await copyDatabase(snapshot, folder);
  const connection = await connect({ directory: dataPaths(folder).database, extensions: { pgtap } });
  return {
    connection,
    db: databaseOf(connection),
    url: null,
    close: async () => {
      await connection.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freshNative(url: string, kind: SnapshotKind): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const runOnServer = async (sql: string): Promise<void> => {
    const server = await connect({ databaseUrl: url });
    await databaseOf(server).exec(sql);
    await server.close();
  };
  await runOnServer(`create database ${name} template ${templateName(kind)}`);
  const own = withDatabaseName(url, name);
  const connection = await connect({ databaseUrl: own });
  return {
    connection,
    db: databaseOf(connection),
    url: own,
    close: async () => {
      await connection.close();
      await runOnServer(`drop database ${name} with (force)`);
    },
  };
}
