/**
 * How a replica lies in IndexedDB: a log of pages, each one record. A record per row would make opening ten times and writing
 * fifteen times slower (figures in SPEC.md). A page is JSON text, so that what is read back is checked by one parser.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Cursor } from '../domain/pull-page.ts';
import { letBeRemoved } from './let-be-removed.ts';

/** Raise it when the meaning of what is stored changes: an older copy is then dropped and pulled anew (R9). */
export const FORMAT = 1;

/** Changes of one page. `seq` gives the order; `generation` says which full pull they belong to. */
export interface StoredPage {
  readonly seq: number;
  readonly generation: string;
  /** JSON of `Changes`. */
  readonly text: string;
}

/** `held`: what is shown. `draft`: a first pull that is not complete. */
export interface StoredPlace {
  readonly key: 'held' | 'draft';
  readonly format: number;
  readonly generation: string;
  readonly cursor: Cursor;
  /** Pages of this generation in the log; when the log disagrees, the copy cannot be trusted (R6). */
  readonly pages: number;
  /** How many of these pages came after the full pull; they are folded into one now and then (R8). */
  readonly deltas: number;
  /** Null in a draft. */
  readonly dataAsOf: string | null;
}

export type ReplicaDatabase = Dexie & {
  page: EntityTable<StoredPage, 'seq'>;
  place: EntityTable<StoredPlace, 'key'>;
};

/** Opens, or throws Dexie's error. The structure itself has never changed; `FORMAT` covers the meaning. */
export async function openDatabase(name: string): Promise<ReplicaDatabase> {
  const database = new Dexie(name) as ReplicaDatabase;
  database.version(1).stores({ page: '++seq, generation', place: 'key' });
  letBeRemoved(database);
  await database.open();
  return database;
}
