/** Where things lie: the repository's own folders, and the layout of a data directory. */
import { join, resolve } from 'node:path';

export const REPOSITORY = resolve(import.meta.dirname, '../..');
export const MIGRATIONS = join(REPOSITORY, 'supabase/migrations');
/** The built app: `DIST_DIR`, or `dist`. */
export const DIST = resolve(process.env['DIST_DIR'] ?? join(REPOSITORY, 'dist'));

/** The data directory: `DATA_DIR`, or `.data` in the repository. Everything a start makes lies in it. */
export const defaultDataDir = (): string => resolve(process.env['DATA_DIR'] ?? join(REPOSITORY, '.data'));

/** Prepared databases belong to the checkout, whichever data directory is used: `SNAPSHOT_DIR`, or `.data/snapshots`. */
export const snapshotsDir = (): string => resolve(process.env['SNAPSHOT_DIR'] ?? join(REPOSITORY, '.data/snapshots'));

/** Folders whose files everybody may fetch: streets, no persons. */
export interface ServedFolders {
  readonly basemaps: string;
  readonly walk: string;
}

/** The parts of one data directory. Only `basemaps` and `walk` are ever served. */
export const dataPaths = (dataDir: string) => ({
  database: join(dataDir, 'database'),
  basemaps: join(dataDir, 'basemaps'),
  walk: join(dataDir, 'walk'),
  secrets: join(dataDir, 'secrets.json'),
  lock: join(dataDir, 'lock.json'),
});
