/**
 * The one connection that lite and our own loaders share. PGlite has a single session, and lite sends `begin … commit`
 * through it without holding it: the statements of two requests stay apart only as long as no step of a request waits for
 * anything but the database. A role must not hang on that, so everything passes a gate: first come, first served, one at a
 * time on PGlite; wide open on PostgreSQL, which has a pool.
 */
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { createPgliteConnection, type PgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection, type PostgresConnection } from '@supabase/lite/postgres';
import type postgres from 'postgres';
import { makeGate, type Gate } from './gate.ts';
import { tameLite } from './tame-lite.ts';

export type ConnectTarget =
  | { readonly directory: string; readonly extensions?: Readonly<Record<string, Extension>> }
  | { readonly databaseUrl: string };

/** What the open connection and a running transaction have in common. */
export interface Session {
  query<Row extends object>(sql: string, params: readonly unknown[]): Promise<Row[]>;
  exec(sql: string): Promise<void>;
  /** All or nothing; inside a transaction, a savepoint. */
  transaction<T>(work: (tx: Session) => Promise<T>): Promise<T>;
}

export interface Connection {
  readonly kind: 'pglite' | 'postgres';
  readonly lite: PgliteConnection | PostgresConnection;
  readonly gate: Gate;
  readonly session: Session;
  close(): Promise<void>;
}

export const connect = (target: ConnectTarget): Promise<Connection> =>
  'databaseUrl' in target
    ? connectPostgres(target.databaseUrl)
    : connectPglite(target.directory, target.extensions ?? {});

async function connectPglite(directory: string, extensions: Readonly<Record<string, Extension>>): Promise<Connection> {
  const lite = tameLite(
    await createPgliteConnection({
      url: directory,
      pgliteOptions: { extensions: { postgis, ...extensions } },
    }),
  );
  const { driver } = lite;
  await driver.waitReady;
  type Runner = Pick<typeof driver, 'query' | 'exec'>;
  const statements = (runner: Runner): Omit<Session, 'transaction'> => ({
    query: async <Row extends object>(sql: string, params: readonly unknown[]) =>
      (await runner.query<Row>(sql, [...params])).rows,
    exec: async (sql) => {
      await runner.exec(sql);
    },
  });
  const inside = (runner: Runner): Session => ({
    ...statements(runner),
    transaction: async (work) => {
      await runner.exec('savepoint nested');
      try {
        const result = await work(inside(runner));
        await runner.exec('release savepoint nested');
        return result;
      } catch (error) {
        await runner.exec('rollback to savepoint nested; release savepoint nested');
        throw error;
      }
    },
  });
  return {
    kind: 'pglite',
    lite,
    gate: makeGate(),
    session: { ...statements(driver), transaction: (work) => driver.transaction((tx) => work(inside(tx))) },
    close: () => lite.close(),
  };
}

/**
 * postgres.js would stringify json parameters that lite has stringified already: a jsonb argument would arrive as a JSON
 * string. Text is therefore taken as it is.
 */
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const jsonTypes = {
  json: { to: 114, from: [114], serialize: asText, parse: (text: string): unknown => JSON.parse(text) },
  jsonb: { to: 3802, from: [3802], serialize: asText, parse: (text: string): unknown => JSON.parse(text) },
};

async function connectPostgres(databaseUrl: string): Promise<Connection> {
  const lite = tameLite(
    createPostgresConnection({
      url: databaseUrl,
      postgresOptions: { onnotice: () => {}, types: jsonTypes, connect_timeout: 10 },
    }),
  );
  const { driver } = lite;
  type Parameters = postgres.ParameterOrJSON<never>[];
  const statements = (runner: Pick<postgres.Sql, 'unsafe'>): Omit<Session, 'transaction'> => ({
    query: async <Row extends object>(sql: string, params: readonly unknown[]) => [
      ...(await runner.unsafe<Row[]>(sql, [...params] as Parameters)),
    ],
    exec: async (sql) => {
      await runner.unsafe(sql).simple();
    },
  });
  // the driver's own savepoints: it fails a transaction in which a statement failed outside of one, even if that was caught
  const inside = (tx: postgres.TransactionSql): Session => ({
    ...statements(tx),
    transaction: async <T>(work: (tx: Session) => Promise<T>) =>
      (await tx.savepoint((nested) => work(inside(nested)))) as T,
  });
  return {
    kind: 'postgres',
    lite,
    gate: (work) => work(),
    session: {
      ...statements(driver),
      transaction: async <T>(work: (tx: Session) => Promise<T>) => (await driver.begin((tx) => work(inside(tx)))) as T,
    },
    close: () => lite.close(),
  };
}
