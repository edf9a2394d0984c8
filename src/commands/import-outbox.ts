/** What a colleague's tablet could not send, brought in at the office: looked at first, then pushed in one's own name under the ids it has. */
import { Failure } from '../domain/failure.ts';
import { importFault, type NotImportable } from '../domain/importable.ts';
import { rowsAbout } from '../domain/operation.ts';
import { PHOTO_ATTACH } from '../domain/operations/photo.ts';
import {
  LARGEST_ARCHIVE,
  photoFile,
  photoOf,
  type Archive,
  type ArchivedOperation,
  type ArchiveFault,
} from '../domain/outbox-archive.ts';
import type { AppContext, NewEntry } from './context.ts';
import { exchange } from './exchange.ts';
import { outboxFailure, showEntries } from './show-outbox.ts';

/** Why an operation of a file is not brought in. */
export type LeftOut =
  | NotImportable // see there
  | 'known_here' // it lies in this outbox already, or has gone out of it
  | 'answered' // the server has refused it, or another's change met it: that wants its maker's decision
  | 'builds_upon' // what it builds upon is left out
  | 'photo_missing'; // the file has not got its picture

export interface ImportPlan {
  readonly archive: Archive;
  readonly entries: readonly NewEntry[];
  readonly leftOut: readonly { readonly archived: ArchivedOperation; readonly why: LeftOut }[];
  /** Of the pictures that come along. */
  readonly photos: number;
  readonly photoBytes: number;
}

/** What bringing the file in would do, or what is wrong with it. Changes nothing. */
export async function planImport(app: AppContext, file: Blob): Promise<ImportPlan | ArchiveFault> {
  // Before it is read: a file that fills the memory would take the page along.
  if (file.size > LARGEST_ARCHIVE) return 'too_large';
  const { unpackArchive } = await import('./outbox-zip.ts'); // the zip library comes when it is needed
  const unpacked = unpackArchive(new Uint8Array(await file.arrayBuffer()));
  if (typeof unpacked === 'string') return unpacked;
  const { archive, files } = unpacked;
  const here = new Set(app.store.getState().outbox.map(({ operation }) => operation.op_id));
  const entries: NewEntry[] = [];
  const leftOut: { archived: ArchivedOperation; why: LeftOut }[] = [];
  const gone = new Set<string>();
  for (const archived of archive.operations) {
    const { operation } = archived;
    const why = here.has(operation.op_id) ? 'known_here' : obstacleOf(archived, files, gone);
    if (why === null) entries.push(entryOf(archived, files));
    else {
      leftOut.push({ archived, why });
      if (why !== 'known_here') gone.add(operation.op_id);
    }
  }
  const photos = entries.flatMap(({ photo }) => photo ?? []);
  return {
    archive,
    entries,
    leftOut,
    photos: photos.length,
    photoBytes: photos.reduce((sum, photo) => sum + photo.size_bytes, 0),
  };
}

type Files = Readonly<Record<string, Uint8Array>>;

function obstacleOf({ operation, state }: ArchivedOperation, files: Files, gone: ReadonlySet<string>): LeftOut | null {
  if (state === 'conflict' || state === 'rejected') return 'answered';
  const fault = importFault(operation);
  if (fault) return fault;
  if (operation.depends_on.some((id) => gone.has(id))) return 'builds_upon';
  if (operation.name !== PHOTO_ATTACH) return null;
  const photo = photoOf(operation);
  return photo && files[photoFile(photo.photo_id)]?.byteLength === photo.size_bytes ? null : 'photo_missing';
}

function entryOf({ operation, title }: ArchivedOperation, files: Files): NewEntry {
  const [subject = null] = rowsAbout(operation);
  const photo = photoOf(operation);
  const picture = photo && files[photoFile(photo.photo_id)];
  // A copy of its own: the unpacked file may be a window on a larger buffer.
  return { operation, title, subject, photo: photo && picture ? { ...photo, bytes: picture.slice().buffer } : null };
}

/** Puts the operations into this person's outbox and sends them; their answers are those entries. Throws a `Failure`. */
export async function importOutbox(app: AppContext, { entries }: ImportPlan): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') throw new Failure('session_expired', 'an import while nobody is signed in');
  try {
    showEntries(app, await app.outbox.add(session.userId, entries));
  } catch (thrown) {
    throw outboxFailure(app, thrown);
  }
  void exchange(app, { force: true });
}
