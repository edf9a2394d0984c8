/** The one connection to the Supabase project that `/config.json` names. Sign-in and functions only: no realtime, no storage. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
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
  readonly client: SupabaseClient;
  readonly storage: DeviceStorage;
  readonly line: Line;
  /** Called when the server says that this device has been revoked, whatever was asked. */
  readonly onRevoked: Set<() => void>;
}

/** Where the session lies in the device's storage; one per project, so that two projects on one origin do not mix. */
export const sessionKey = (url: string): string => `lianxin.session.${url}`;

export function connect({ url, publishableKey, storage, fetch }: ConnectionOptions): Connection {
  const line = lineOver(idleFetch(fetch));
  const client = createClient(url, publishableKey, {
    auth: {
      storage,
      storageKey: sessionKey(url),
      persistSession: true,
      autoRefreshToken: true,
      detectSessionInUrl: false, // the hash is the permalink's
    },
    global: { fetch: line.fetch },
  });
  return { client, storage, line, onRevoked: new Set() };
}
