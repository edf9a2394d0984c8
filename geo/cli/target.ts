/** The database an import goes to: the embedded one of the data directory (with its lock), or the PostgreSQL of `DATABASE_URL`. */
import type { Database } from '../../supabase/local/database.ts';
import { openDatabase } from '../../supabase/local/database.ts';
import { openDataDirectory } from '../../supabase/local/data-directory.ts';
import { DataDirectoryBusy } from '../../supabase/local/lock.ts';
import { dataPaths } from '../../supabase/local/paths.ts';
import { ImportError, refuse } from '../formats/problem.ts';
import type { Reporter } from './report.ts';

export interface Target {
  readonly db: Database;
  /** Folder the basemap archives are served from. */
  readonly basemaps: string;
  /** Folder the walking networks are served from. */
  readonly walk: string;
  close(): Promise<void>;
}

/** Called once a file has been found good, and never before. */
export type OpenTarget = (report: Reporter) => Promise<Target>;

export interface TargetPlace {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
}

/** Opens it, or says in plain words who holds it or what it lacks. An empty data directory gets the demo first, as at a start. */
export async function openTarget({ dataDir, databaseUrl }: TargetPlace, report: Reporter): Promise<Target> {
  report.progress('opening');
  const { basemaps, walk } = dataPaths(dataDir);
  try {
    if (databaseUrl !== undefined) {
      const db = await openDatabase({ databaseUrl });
      return await prepared({ db, basemaps, walk, close: () => db.close() });
    }
    const directory = await openDataDirectory({
      dataDir,
      // the usual step has been told in the reader's language; what a first start does besides is worth knowing
      progress: (message) => void (message === 'opening the database' || report.raw(message)),
    });
    return await prepared({ db: directory.db, basemaps, walk, close: () => directory.close() });
  } catch (error) {
    if (error instanceof DataDirectoryBusy) {
      throw refuse(
        'database_in_use',
        { pid: error.pid, place: error.url === null ? '' : ` (${error.url})` },
        { cause: error },
      );
    }
    throw refusedByDatabase(error);
  }
}

async function prepared(target: Target): Promise<Target> {
  try {
    const [found] = await target.db.query<{ ready: boolean }>(
      "select to_regclass('private.import_item') is not null and to_regprocedure('private.import_uses(uuid)') is not null as ready",
    );
    if (found?.ready !== true) throw refuse('database_unprepared');
    return target;
  } catch (error) {
    await target.close();
    throw error;
  }
}

/** What a database says against us, as a problem; anything else stays what it is. */
export function refusedByDatabase(error: unknown): unknown {
  if (error instanceof ImportError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const fromServer = /^[0-9A-Z]{5}$/.test(code);
  const fromNetwork = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_)/.test(code);
  if (!fromServer && !fromNetwork) return error;
  return refuse(
    'database_refused',
    { reason: error.message === '' ? code : `${error.message} (${code})` },
    { cause: error },
  );
}
