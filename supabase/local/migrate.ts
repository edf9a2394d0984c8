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

export interface Migrated {
  /** Versions applied now. */
  readonly applied: readonly string[];
  /** Versions whose file is no longer what was applied: somebody edited a migration instead of adding one. */
  readonly edited: readonly string[];
}

/** Applies what the database has not seen yet. */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<Migrated> {
  await db.exec(`
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
  `);
  const history = await db.query<{ version: string; text: string | null }>(
    'select version, case when cardinality(statements) = 1 then statements[1] end as text from supabase_migrations.schema_migrations',
  );
  const known = new Map(history.map((row) => [row.version, row.text]));
  const pending = migrations.filter((migration) => !known.has(migration.version));
  for (const migration of pending) {
    try {
      await db.transaction(async (tx) => {
        await tx.exec(migration.sql);
        await tx.query(
          'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3])',
          [migration.version, migration.name, migration.sql],
        );
      });
    } catch (error) {
      throw new MigrationFailed(migration, error);
    }
  }
  return {
    applied: pending.map((migration) => migration.version),
    // the Supabase CLI stores its files split into statements: those cannot be compared and do not count
    edited: migrations
      .filter(({ version, sql }) => (known.get(version) ?? sql) !== sql)
      .map((migration) => migration.version),
  };
}
