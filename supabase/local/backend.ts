/**
 * Boots the backend on an open connection: Supabase Lite (auth and the data API) over the migrated database. The order
 * matters: roles before anything that grants to them, lite's `auth` schema before migrations that refer to it, and lite's
 * first look at the schema after the last migration, because it keeps what it saw.
 */
import { App } from '@supabase/lite';
import type { Connection } from './connection.ts';
import { databaseOf, type Database } from './database.ts';
import { migrate, readMigrations, type Migrated } from './migrate.ts';
import { completeAuth, createRoles } from './prelude.ts';
import type { Keys } from './secrets.ts';

export interface Backend {
  /** Answers `/auth/v1/*` and `/rest/v1/*`. */
  fetch(request: Request, peerAddress: string | null): Promise<Response>;
}

const appOn = (connection: Connection, keys: Keys): App =>
  new App({
    connection: connection.lite,
    auth: {
      enabled: true,
      enable_signup: false,
      jwt_secret: keys.jwt_secret,
      publishable_key: keys.publishable_key,
      secret_key: keys.secret_key,
    },
    // nobody reads anything without a session; it also keeps a malformed token from passing for no token
    api: { schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000, anonymous_enabled: false },
    storage: { enabled: false },
    // without a key a request is nobody's, also from this machine
    options: { server: { admin: false } },
  });

/** Brings an empty or older database to the newest schema. */
export async function prepareSchema(connection: Connection, keys: Keys): Promise<Migrated> {
  const db: Database = databaseOf(connection);
  await createRoles(db);
  await appOn(connection, keys).ensureSystemSchema();
  await completeAuth(db);
  return migrate(db, await readMigrations());
}

/** Serves a database that `prepareSchema` has brought up to date; resolves when the first answer will be quick. */
export async function serveBackend(connection: Connection, keys: Keys): Promise<Backend> {
  const app = appOn(connection, keys);
  // lite reads the whole catalogue at its first request: better now than while somebody signs in
  await connection.gate(() => connection.lite.introspect());
  return {
    fetch: (request, peerAddress) =>
      connection.gate(() => app.fetch(request, { peerAddress }), { patient: isBulk(new URL(request.url)) }),
  };
}

/** What devices send when a whole street comes back into the network: nobody who looks at the map waits behind all of it. */
const isBulk = ({ pathname }: URL): boolean => /\/rpc\/(sync_push|put_photo)$/.test(pathname);
