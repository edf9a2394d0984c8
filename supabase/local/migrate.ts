/**
 * Applies `supabase/migrations` the way the Supabase CLI does, with the same history table: a database migrated here is
 * "up to date" for `supabase db push` and the other way round. One transaction per file.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { MIGRATIONS } from './paths.ts';

export interface Migration {
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}

/** A migration failed; nothing of it is in the database. */
export class MigrationFailed extends Error {
  constructor(migration: Migration, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`migration ${migration.version}_${migration.name}.sql failed: ${reason}`, { cause });
    this.name = 'MigrationFailed';
  }
}

/** All migration files, oldest first. */
export async function readMigrations(directory: string = MIGRATIONS): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => /^\d+_.+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      version: file.slice(0, file.indexOf('_')),
      name: file.slice(file.indexOf('_') + 1, -'.sql'.length),
      sql: await readFile(join(directory, file), 'utf8'),
    })),
  );
}

/** Applies what the database has not seen yet and answers with it. */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<Migration[]> {
  await db.exec(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
  `);
  const applied = await db.query<{ version: string }>('select version from supabase_migrations.schema_migrations');
  const known = new Set(applied.map((row) => row.version));
  const pending = migrations.filter((migration) => !known.has(migration.version));
  for (const migration of pending) {
    try {
      await db.transaction(async (tx) => {
        await tx.exec(migration.sql);
        await tx.query('insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])', [
          migration.version,
          migration.name,
          migration.sql,
        ]);
      });
    } catch (error) {
      throw new MigrationFailed(migration, error);
    }
  }
  return pending;
}
