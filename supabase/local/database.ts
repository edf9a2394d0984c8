/**
 * The database as loaders, imports and tests see it: the same four verbs on the embedded PGlite and on a real PostgreSQL.
 * It connects as the owner of the tables, so row level security does not apply: nothing that answers a browser uses it.
 */
import { connect, type Connection, type Session } from './connection.ts';
import { acquireLock } from './lock.ts';
import { dataPaths } from './paths.ts';

export interface Database {
  /** One statement, with `$1` parameters; a `json` or `jsonb` parameter may be a value or its text. Times come back as text. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Any number of statements, without parameters. */
  exec(sql: string): Promise<void>;
  /** All or nothing. Inside a transaction a further one is a savepoint. */
  transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type DatabaseTarget = { readonly dataDir: string } | { readonly databaseUrl: string };

/**
 * Opens the database of a data directory (taking its lock: one process at a time) or of a `postgres://` URL.
 * Throws `DataDirectoryBusy` when another live process holds the directory.
 */
export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  if ('databaseUrl' in target) {
    const connection = await connect(target);
    return { ...databaseOf(connection), close: () => connection.close() };
  }
  const lock = await acquireLock(dataPaths(target.dataDir).lock);
  try {
    const connection = await connect({ directory: dataPaths(target.dataDir).database });
    return {
      ...databaseOf(connection),
      close: async () => {
        await connection.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The same database through a connection that somebody else owns and closes. */
export function databaseOf({ session, gate }: Pick<Connection, 'session' | 'gate'>): Database {
  return {
    query: (sql, params = []) => gate(() => session.query(sql, params)),
    exec: (sql) => gate(() => session.exec(sql)),
    transaction: (work) => gate(() => session.transaction((tx) => work(within(tx)))),
    close: async () => {},
  };
}

const within = (session: Session): Database => ({
  query: (sql, params = []) => session.query(sql, params),
  exec: (sql) => session.exec(sql),
  transaction: (work) => session.transaction((tx) => work(within(tx))),
  close: async () => {},
});
