/** The two template databases of a native cluster, of which every test file and bench gets a copy. */
import { prepareSchema } from '../../supabase/local/backend.ts';
import { connect } from '../../supabase/local/connection.ts';
import { databaseOf, type Database } from '../../supabase/local/database.ts';
import { loadDemo } from '../../supabase/local/demo.ts';
import { dataPaths } from '../../supabase/local/paths.ts';
import type { Progress } from '../../supabase/local/progress.ts';
import { throwawayKeys } from '../../supabase/local/secrets.ts';
import { templateName, withDatabaseName } from './fresh-database.ts';

async function on(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  const connection = await connect({ databaseUrl: url });
  try {
    await work(databaseOf(connection));
  } finally {
    await connection.close();
  }
}

export async function makeTemplates(url: string, served: string, progress: Progress): Promise<void> {
  const migrated = templateName('migrated');
  const demo = templateName('demo');
  progress('creating the schema');
  await on(url, (db) => db.exec(`create database ${migrated}`));
  const connection = await connect({ databaseUrl: withDatabaseName(url, migrated) });
  await prepareSchema(connection, throwawayKeys());
  await connection.close();
  await on(url, (db) => db.exec(`create database ${demo} template ${migrated}`));
  await on(withDatabaseName(url, demo), (db) => loadDemo(db, dataPaths(served), progress));
}
