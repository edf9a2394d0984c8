/** How an outbox lies in IndexedDB. Unlike the replica it holds what is nowhere else: it is converted, never dropped (O7). */
import { Dexie, type EntityTable } from 'dexie';
import type { PhotoId } from '../domain/ids.ts';
import type { OutboxEntry } from '../domain/outbox.ts';

export type StoredEntry = OutboxEntry & { readonly op_id: string };

/** Bytes are an ArrayBuffer: blobs in IndexedDB have got lost in several browsers (O9). */
export interface StoredBytes {
  readonly photo_id: PhotoId;
  readonly op_id: string;
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
}

/** Small facts about this outbox: whose it is, and who sends at the moment where the browser has no locks. */
export interface StoredFact {
  readonly key: 'owner' | 'lease';
  /** The account whose outbox this is; the tab that sends. */
  readonly who: string;
  readonly email?: string;
  /** Device time in milliseconds when the lease ends. */
  readonly until?: number;
}

export type OutboxDatabase = Dexie & {
  entry: EntityTable<StoredEntry, 'seq'>;
  photo: EntityTable<StoredBytes, 'photo_id'>;
  fact: EntityTable<StoredFact, 'key'>;
};

/** One step of the structure. A later one may say how what is stored is converted; none may lose an entry. */
export type SchemaStep = (database: Dexie) => void;

export const SCHEMA: readonly SchemaStep[] = [
  (database) => database.version(1).stores({ entry: '++seq, &op_id, state', photo: 'photo_id, op_id', fact: 'key' }),
];

const PREFIX = 'lianxin.outbox:';

/** One database per person and project. */
export const outboxName = (server: string, userId: string): string => `${PREFIX}${server}:${userId}`;

/** Names of all outboxes of this project on this device. */
export async function outboxNames(server: string): Promise<string[]> {
  const names = await Dexie.getDatabaseNames();
  return names.filter((name) => name.startsWith(`${PREFIX}${server}:`));
}

/** Opens, or throws Dexie's error: also when a newer build has made the structure newer. */
export async function openOutbox(name: string, schema: readonly SchemaStep[] = SCHEMA): Promise<OutboxDatabase> {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as OutboxDatabase;
  for (const step of schema) step(database);
  // Another tab raises the structure: let it, and find out at the next use.
  database.on('versionchange', () => {
    database.close({ disableAutoOpen: false });
    return false; // instead of Dexie's own handler, which also warns on the console
  });
  await database.open();
  return database;
}
