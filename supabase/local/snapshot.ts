/**
 * Prepared databases, kept beside the data so that a reset and every test start from a copy (under a second) instead of
 * from nothing (tens of seconds). A snapshot is named by what it is made of: when a migration, the town or the database
 * engine changes, the name changes and it is made anew. Nobody opens a snapshot itself.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareSchema } from './backend.ts';
import { connect } from './connection.ts';
import { databaseOf } from './database.ts';
import { dataPaths, REPOSITORY } from './paths.ts';
import type { Progress } from './progress.ts';
import { throwawayKeys } from './secrets.ts';

/** `migrated` is empty but for the schema; `demo` holds the town, its accounts (without passwords), its basemap and walking network. */
export type SnapshotKind = 'migrated' | 'demo';

/** What each kind is made of, in the repository. */
const INGREDIENTS: Readonly<Record<SnapshotKind, readonly string[]>> = {
  migrated: ['supabase/migrations', 'supabase/local/prelude.ts', 'supabase/local/migrate.ts', 'package-lock.json'],
  demo: [
    ...['demo', 'demo-circles', 'accounts', 'load-rows', 'walk-files'].map((name) => `supabase/local/${name}.ts`),
    ...['town', 'basemap', 'walk', 'random.ts', 'uuid.ts'].map((name) => `geo/${name}`),
  ],
};

/** Makes the snapshot if it is not there and answers with its folder, laid out like a data directory. */
export async function ensureSnapshot(kind: SnapshotKind, snapshots: string, progress: Progress): Promise<string> {
  const folder = join(snapshots, `${kind}-${await fingerprint(kind)}`);
  if (await exists(folder)) return folder;
  await mkdir(snapshots, { recursive: true });
  await removeAbandoned(snapshots);
  const making = await mkdtemp(join(snapshots, `making-${process.pid}-`));
  try {
    if (kind === 'demo') await copyDatabase(await ensureSnapshot('migrated', snapshots, progress), making);
    await make(kind, making, progress);
    await publish(making, folder);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await removeOlder(snapshots, kind, folder);
  return folder;
}

/** Copies a snapshot's database (and what is served beside it) into a data directory that has none. */
export async function copyDatabase(snapshot: string, dataDir: string): Promise<void> {
  const from = dataPaths(snapshot);
  const to = dataPaths(dataDir);
  for (const served of ['basemaps', 'walk'] as const)
    if (await exists(from[served])) await cp(from[served], to[served], { recursive: true });
  // beside and renamed: a copy that was cut short is never taken for a database
  const half = `${to.database}.copying`;
  await rm(half, { recursive: true, force: true });
  await cp(from.database, half, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(half, to.database);
}

async function make(kind: SnapshotKind, folder: string, progress: Progress): Promise<void> {
  const paths = dataPaths(folder);
  const connection = await connect({ directory: paths.database });
  try {
    if (kind === 'migrated') {
      progress('creating the schema');
      await prepareSchema(connection, throwawayKeys());
    } else {
      const { loadDemo } = await import('./demo.ts'); // the town's generator is needed here alone
      await loadDemo(databaseOf(connection), paths, progress);
    }
    await databaseOf(connection).exec('checkpoint');
  } finally {
    await connection.close();
  }
}

async function fingerprint(kind: SnapshotKind): Promise<string> {
  const hash = createHash('sha256');
  const wanted = kind === 'demo' ? [...INGREDIENTS.migrated, ...INGREDIENTS.demo] : INGREDIENTS.migrated;
  for (const name of wanted) {
    for (const file of (await filesUnder(join(REPOSITORY, name))).sort()) {
      hash
        .update(file.slice(REPOSITORY.length))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|sql|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Another process may have made the same snapshot meanwhile: then its copy stands. */
async function publish(making: string, folder: string): Promise<void> {
  try {
    await rename(making, folder);
  } catch (error) {
    if (!(await exists(folder))) throw error;
  }
}

/** What a killed process left half made. */
async function removeAbandoned(snapshots: string): Promise<void> {
  for (const name of await readdir(snapshots)) {
    const pid = /^making-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(snapshots, name), { recursive: true, force: true });
  }
}

async function removeOlder(snapshots: string, kind: SnapshotKind, current: string): Promise<void> {
  for (const name of await readdir(snapshots)) {
    const folder = join(snapshots, name);
    if (name.startsWith(`${kind}-`) && folder !== current) await rm(folder, { recursive: true, force: true });
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

const exists = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};
