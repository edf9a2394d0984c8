/** Our server on a fresh copy of the demo, for API tests: signed-in clients, and the owner's own connection beside it. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { DEMO_EMAILS, setPasswords } from '../../supabase/local/accounts.ts';
import { serveBackend } from '../../supabase/local/backend.ts';
import type { Database } from '../../supabase/local/database.ts';
import { dataPaths, snapshotsDir } from '../../supabase/local/paths.ts';
import { silent } from '../../supabase/local/progress.ts';
import { throwawayKeys, type Keys } from '../../supabase/local/secrets.ts';
import { createSite, listen } from '../../supabase/local/server.ts';
import { ensureSnapshot } from '../../supabase/local/snapshot.ts';
import { freshDatabase } from './fresh-database.ts';

export interface TestSite {
  readonly url: string;
  readonly keys: Keys;
  /** The owner's connection: sees and changes everything. */
  readonly db: Database;
  readonly password: string;
  /** The database's own URL on a native server, null on PGlite. */
  readonly databaseUrl: string | null;
  /** A client without a session. */
  client(): SupabaseClient;
  /** A client signed in as the demo account of that name (`grid`, `office` …). */
  signedIn(name: string): Promise<SupabaseClient>;
  close(): Promise<void>;
}

export async function openSite(): Promise<TestSite> {
  const fresh = await freshDatabase('demo');
  const keys = throwawayKeys();
  const password = keys.jwt_secret.slice(0, 20);
  await setPasswords(fresh.db, Object.fromEntries(DEMO_EMAILS.map((email) => [email, password])));
  const { basemaps, walk } = dataPaths(
    process.env['TEST_SERVED'] ?? (await ensureSnapshot('demo', snapshotsDir(), silent)),
  );
  const site = createSite({
    backend: await serveBackend(fresh.connection, keys),
    dist: null,
    basemaps,
    walk,
    supabaseUrl: '',
    publishableKey: keys.publishable_key,
    demoAccounts: [],
  });
  const server = await listen(site, 0);
  const client = () =>
    createClient(server.url, keys.publishable_key, { auth: { persistSession: false, autoRefreshToken: false } });
  return {
    url: server.url,
    keys,
    db: fresh.db,
    password,
    databaseUrl: fresh.url,
    client,
    signedIn: async (name) => {
      const signed = client();
      const { error } = await signed.auth.signInWithPassword({ email: `${name}@lianxin.example`, password });
      if (error !== null) throw error;
      return signed;
    },
    close: async () => {
      await server.close();
      await fresh.close();
    },
  };
}
