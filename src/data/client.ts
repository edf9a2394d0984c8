/**
 * The one connection to the Supabase project that `/config.json` names. Sign-in and functions only, made of the two libraries
 * that do those: `createClient` of `@supabase/supabase-js` would bring realtime and storage along, 24 kB that nobody uses.
 */
import { AuthClient } from '@supabase/auth-js';
import { PostgrestClient } from '@supabase/postgrest-js';
import type { DeviceStorage } from './device-storage.ts';
import { idleFetch } from './idle-fetch.ts';
import { lineOver, type Line } from './line.ts';

export interface ConnectionOptions {
  /** Origin of the project. */
  readonly url: string;
  readonly publishableKey: string;
  readonly storage: DeviceStorage;
  readonly fetch: typeof globalThis.fetch;
}

export interface Connection {
  readonly auth: InstanceType<typeof AuthClient>;
  /** Requests carry the project's key; whose they are, `call.ts` says. */
  readonly rest: PostgrestClient;
  readonly storage: DeviceStorage;
  readonly line: Line;
  /** Called when the server says that this device has been revoked, whatever was asked. */
  readonly onRevoked: Set<() => void>;
}

/** Where the session lies in the device's storage; one per project, so that two projects on one origin do not mix. */
export const sessionKey = (url: string): string => `lianxin.session.${url}`;

export function connect({ url, publishableKey, storage, fetch }: ConnectionOptions): Connection {
  const line = lineOver(idleFetch(fetch));
  const headers = { apikey: publishableKey };
  const auth = new AuthClient({
    url: `${url}/auth/v1`,
    headers: { ...headers, Authorization: `Bearer ${publishableKey}` },
    storage,
    storageKey: sessionKey(url),
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: false, // the hash is the permalink's
    fetch: line.fetch,
  });
  const rest = new PostgrestClient(`${url}/rest/v1`, { headers, fetch: line.fetch });
  return { auth, rest, storage, line, onRevoked: new Set() };
}
