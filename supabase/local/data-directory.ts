/**
 * A data directory from nothing, or as it was left: takes its lock, makes its secrets, copies the demo into it at the first
 * start, brings its database up to date and hands all that over. Start, Vite and the tests open it the same way.
 */
import { chmod, rm, stat } from 'node:fs/promises';
import { DEMO_EMAILS, hasFreshAccounts, offeredAccounts, setPasswords } from './accounts.ts';
import { prepareSchema, serveBackend, type Backend } from './backend.ts';
import { connect, type Connection } from './connection.ts';
import { databaseOf, type Database } from './database.ts';
import { connectExplained, DatabaseUnusable } from './connect-explained.ts';
import { acquireLock, type Lock } from './lock.ts';
import { dataPaths, snapshotsDir, type ServedFolders } from './paths.ts';
import type { Progress } from './progress.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { copyDatabase, ensureSnapshot } from './snapshot.ts';
import type { DemoAccount } from '../../src/domain/runtime-config.ts';

export interface OpenOptions {
  readonly dataDir: string;
  /** A real PostgreSQL instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Throw away what the directory's database, basemaps and walking networks hold and begin with the demo again. */
  readonly reset?: boolean;
  readonly progress: Progress;
  /** Held already; otherwise it is taken here. */
  readonly lock?: Lock;
}

/** Takes the lock of a data directory; throws `DataDirectoryBusy` when another process works in it. */
export const claimDataDirectory = (dataDir: string): Promise<Lock> => acquireLock(dataPaths(dataDir).lock);

export interface OpenDirectory {
  readonly backend: Backend;
  readonly db: Database;
  readonly secrets: Secrets;
  readonly basemaps: string;
  readonly walk: string;
  /** The one-tap accounts; none when the database is not a demo of ours. */
  readonly demoAccounts: readonly DemoAccount[];
  announce(url: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDataDirectory(options: OpenOptions): Promise<OpenDirectory> {
  const paths = dataPaths(options.dataDir);
  const lock = options.lock ?? (await claimDataDirectory(options.dataDir));
  try {
    const secrets = await readSecrets(paths.secrets, DEMO_EMAILS);
    const connection =
      options.databaseUrl === undefined
        ? await openEmbedded(options, secrets)
        : await openPostgres(options, options.databaseUrl, secrets);
    return await handOver(connection, lock, secrets, paths);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openEmbedded({ dataDir, reset, progress }: OpenOptions, secrets: Secrets): Promise<Connection> {
  const paths = dataPaths(dataDir);
  if (reset === true) {
    progress('removing the database');
    for (const part of [paths.database, paths.basemaps, paths.walk]) await rm(part, { recursive: true, force: true });
  }
  if (!(await isFolder(paths.database))) {
    const snapshot = await ensureSnapshot('demo', snapshotsDir(), progress);
    progress('copying the demo database');
    await copyDatabase(snapshot, dataDir);
  }
  await chmod(paths.database, 0o700); // people's data: the folder around it may be everybody's
  progress('opening the database');
  return prepared(await connect({ directory: paths.database }), secrets, progress, async () => {});
}

async function openPostgres(
  { dataDir, reset, progress }: OpenOptions,
  databaseUrl: string,
  secrets: Secrets,
): Promise<Connection> {
  if (reset === true)
    throw new DatabaseUnusable(
      '--reset works on the embedded database only; it never empties the one of DATABASE_URL.',
    );
  progress('connecting to the database of DATABASE_URL');
  const connection = await connectExplained(databaseUrl);
  return prepared(connection, secrets, progress, async (db) => {
    if (await hasTerritory(db)) return progress('the database holds territories already: the demo is not loaded');
    const { loadDemo } = await import('./demo.ts');
    await loadDemo(db, dataPaths(dataDir), progress);
    progress('the database was empty: the demo is loaded');
  });
}

/** Migrates, lets `fill` do its part, and makes a demo this directory's own. Closes the connection if any of it fails. */
async function prepared(
  connection: Connection,
  secrets: Secrets,
  progress: Progress,
  fill: (db: Database) => Promise<void>,
): Promise<Connection> {
  const db = databaseOf(connection);
  try {
    const { applied, edited } = await prepareSchema(connection, secrets);
    if (applied.length > 0) progress(`applied ${applied.length} migrations`);
    if (edited.length > 0)
      progress(`changed after they were applied: ${edited.join(', ')} (npm start -- --reset begins anew)`);
    await fill(db);
    if (await hasFreshAccounts(db)) await makeOwn(db, secrets);
    // also where nobody finishes a patrol any more
    await db.query('select private.purge_patrol_tracks()');
    await db.query('select private.purge_imports()');
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * A copied demo is another database than its origin: replicas must not take one for the other, and its passwords are its
 * own. In one transaction, and told by the accounts without a password: a start that was killed before is made good.
 */
const makeOwn = (db: Database, secrets: Secrets): Promise<void> =>
  db.transaction(async (tx) => {
    await tx.query('select private.renew_incarnation()');
    const { retellCases, retellOrders, retellVisits } = await import('./demo.ts');
    await retellCases(tx, new Date());
    await retellOrders(tx, new Date());
    await retellVisits(tx, new Date());
    await setPasswords(tx, secrets.demo_passwords);
  });

async function handOver(
  connection: Connection,
  lock: Lock,
  secrets: Secrets,
  { basemaps, walk }: ServedFolders,
): Promise<OpenDirectory> {
  const db = databaseOf(connection);
  return {
    backend: await serveBackend(connection, secrets),
    db,
    secrets,
    basemaps,
    walk,
    demoAccounts: await offeredAccounts(db, secrets.demo_passwords),
    announce: (url) => lock.announce(url),
    close: async () => {
      await connection.close();
      await lock.release();
    },
  };
}

/** Whether the database knows any territory: then it is somebody's, and the demo keeps out. */
async function hasTerritory(db: Database): Promise<boolean> {
  const rows = await db.query<{ known: boolean }>('select exists (select from public.territory) as known');
  return rows[0]?.known === true;
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};
