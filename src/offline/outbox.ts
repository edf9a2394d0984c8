/** What one person has recorded on this device and the server has not confirmed. The rules, O1…, are in SPEC.md, and its tests quote them. */
import { Failure } from '../domain/failure.ts';
import type { PhotoId } from '../domain/ids.ts';
import { DONE_LOG_MS, isUnsent, progressed, type OutboxEntry } from '../domain/outbox.ts';
import type { Progress } from '../domain/outbox-batch.ts';
import { remainsOf, type Operation } from '../domain/operation.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import type { RowName } from '../domain/operations/kind.ts';
import { isGone, outboxFailureOf } from './outbox-failure.ts';
import {
  openOutbox,
  outboxName,
  outboxNames,
  SCHEMA,
  type OutboxDatabase,
  type SchemaStep,
  type StoredBytes,
  type StoredEntry,
} from './outbox-stored.ts';

interface NewEntry {
  readonly operation: Operation;
  readonly subject: RowName | null;
  readonly title: string;
  readonly photo: PreparedPhoto | null;
  readonly held_until?: number;
}

interface Owner {
  readonly userId: string;
  readonly email: string;
}

export interface OutboxOptions {
  /** Origin of the Supabase project: two projects on one page's origin do not mix. */
  readonly server: string;
  readonly now: () => number;
  /** Tells the other tabs; null where the browser cannot. */
  readonly channel?: ((name: string) => BroadcastChannel) | null;
  readonly schema?: readonly SchemaStep[];
}

export class IndexedOutbox {
  readonly #options: OutboxOptions;
  #owner: Owner | null = null;
  #database: OutboxDatabase | null = null;
  #channel: BroadcastChannel | null = null;
  readonly #listeners = new Set<() => void>();

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async open(owner: Owner): Promise<readonly OutboxEntry[]> {
    this.close();
    this.#owner = owner;
    const name = outboxName(this.#options.server, owner.userId);
    this.#channel = this.#options.channel?.(name) ?? null;
    this.#channel?.addEventListener('message', () => {
      for (const tell of this.#listeners) tell();
    });
    try {
      await this.#run((database) => keepHouse(database, owner, this.#options.now()));
    } catch (thrown) {
      // A full disk must not keep what lies on it from being seen and sent.
      if (outboxFailureOf(thrown).code !== 'quota') throw thrown;
    }
    return this.#run(readAll);
  }

  read(): Promise<readonly OutboxEntry[]> {
    return this.#run(readAll);
  }

  async add(userId: string, entries: readonly NewEntry[]): Promise<readonly OutboxEntry[]> {
    if (this.#owner?.userId !== userId) throw new Failure('session_expired', 'the outbox of somebody else is open');
    const added = await this.#run((database) =>
      database.transaction('rw', database.entry, database.photo, async () => {
        await checkFoundations(database, entries);
        return addAll(database, entries);
      }),
    );
    this.#tell();
    return added;
  }

  async change(changes: ReadonlyMap<string, Progress>): Promise<readonly OutboxEntry[]> {
    const changed = await this.#run((database) =>
      database.transaction('rw', database.entry, database.photo, async () => {
        const before = await database.entry
          .where('op_id')
          .anyOf([...changes.keys()])
          .toArray();
        const after = before.map((entry): StoredEntry => {
          const change = changes.get(entry.op_id);
          return change ? { ...progressed(entry, change), op_id: entry.op_id } : entry;
        });
        await database.entry.bulkPut(after);
        const done = after.filter(({ state }) => state === 'done').map(({ op_id }) => op_id);
        // O9: the server has size and hash of the photo confirmed.
        if (done.length > 0) await database.photo.where('op_id').anyOf(done).delete();
        return after.map(withoutKey);
      }),
    );
    this.#tell();
    return changed;
  }

  async replace(opIds: readonly string[], by: readonly NewEntry[]): Promise<readonly OutboxEntry[]> {
    const all = await this.#run((database) =>
      database.transaction('rw', database.entry, database.photo, async () => {
        await checkNothingUpon(database, opIds);
        const bytes = await database.photo
          .where('op_id')
          .anyOf([...opIds])
          .toArray();
        await database.entry
          .where('op_id')
          .anyOf([...opIds])
          .and(isUnsent)
          .delete();
        await database.photo.bulkDelete(bytes.map(({ photo_id }) => photo_id));
        const kept = new Map(bytes.map((photo) => [photo.photo_id, photo]));
        await addAll(database, by, kept);
        return readAll(database);
      }),
    );
    this.#tell();
    return all;
  }

  photo(photoId: PhotoId): Promise<StoredBytes | null> {
    return this.#run(async (database) => (await database.photo.get(photoId)) ?? null);
  }

  async others(userId: string | null): Promise<readonly { userId: string; email: string; count: number }[]> {
    const { server, schema } = this.#options;
    const mine = userId === null ? null : outboxName(server, userId);
    const found = [];
    for (const name of await outboxNames(server)) {
      if (name === mine) continue;
      const database = await openOutbox(name, schema);
      try {
        const owner = await database.fact.get('owner');
        const count = await database.entry.where('state').notEqual('done').count();
        if (owner && count > 0) found.push({ userId: owner.who, email: owner.email ?? '', count });
      } finally {
        database.close();
      }
    }
    return found;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#database?.close();
    this.#channel?.close();
    this.#database = null;
    this.#channel = null;
    this.#owner = null;
  }

  #tell(): void {
    this.#channel?.postMessage('changed');
  }

  /** Opened anew and tried once more when the browser has closed the database: every work here may run twice. */
  async #run<T>(work: (database: OutboxDatabase) => Promise<T>): Promise<T> {
    const owner = this.#owner;
    if (!owner) throw new Failure('session_expired', 'no outbox is open');
    const open = async () => {
      this.#database ??= await openOutbox(
        outboxName(this.#options.server, owner.userId),
        this.#options.schema ?? SCHEMA,
      );
      return this.#database;
    };
    try {
      try {
        return await work(await open());
      } catch (thrown) {
        if (!isGone(thrown) || this.#owner !== owner) throw thrown;
        this.#database?.close();
        this.#database = null;
        return await work(await open());
      }
    } catch (thrown) {
      throw outboxFailureOf(thrown);
    }
  }
}

/** Notes whose outbox this is, lets go of what has been done long ago, and of what earlier builds left in the log (O13). */
const keepHouse = (database: OutboxDatabase, owner: Owner, now: number): Promise<void> =>
  database.transaction('rw', database.entry, database.fact, async () => {
    await database.fact.put({ key: 'owner', who: owner.userId, email: owner.email });
    const oldest = new Date(now - DONE_LOG_MS).toISOString();
    await database.entry
      .where('state')
      .equals('done')
      .filter(({ done_at }) => done_at !== null && done_at < oldest)
      .delete();
    for (const entry of await database.entry.where('state').equals('done').toArray()) {
      const operation = remainsOf(entry.operation);
      if (operation !== entry.operation) await database.entry.put({ ...entry, operation });
    }
  });

const readAll = async (database: OutboxDatabase): Promise<readonly OutboxEntry[]> =>
  (await database.entry.orderBy('seq').toArray()).map(withoutKey);

const withoutKey = ({ op_id: _key, ...entry }: StoredEntry): OutboxEntry => entry;

/**
 * Another tab may have put something else in the place of what these build upon, or given it up, unseen by this one: nobody
 * would ever answer them.
 */
async function checkFoundations(database: OutboxDatabase, entries: readonly NewEntry[]): Promise<void> {
  const own = new Set(entries.map(({ operation }) => operation.op_id));
  const needed = [...new Set(entries.flatMap(({ operation }) => operation.depends_on))].filter((id) => !own.has(id));
  const there = await database.entry.where('op_id').anyOf(needed).count();
  if (there < needed.length) throw new Failure('changed_elsewhere', 'what it builds upon is no longer here');
}

/** The other way round: another tab may have recorded something upon what is to go. */
async function checkNothingUpon(database: OutboxDatabase, opIds: readonly string[]): Promise<void> {
  const upon = await database.entry
    .filter((entry) => isUnsent(entry) && !opIds.includes(entry.op_id))
    .filter(({ operation }) => operation.depends_on.some((id) => opIds.includes(id)))
    .count();
  if (upon > 0) throw new Failure('changed_elsewhere', 'something builds upon it that was not shown');
}

/** An operation that is there already is left as it is: the first try may have written it before the browser closed. */
async function addAll(
  database: OutboxDatabase,
  entries: readonly NewEntry[],
  kept: ReadonlyMap<string, StoredBytes> = new Map(),
): Promise<readonly OutboxEntry[]> {
  const added: OutboxEntry[] = [];
  for (const { operation, subject, title, photo, held_until = null } of entries) {
    const { op_id } = operation;
    const there = await database.entry.get({ op_id });
    if (there) {
      added.push(withoutKey(there));
      continue;
    }
    const photoId = 'photo_id' in operation.args ? operation.args.photo_id : '';
    const bytes = photo ?? kept.get(photoId);
    const entry = {
      operation,
      subject,
      title,
      state: 'waiting',
      frozen: false,
      tries: 0,
      next_try_at: held_until,
      last_failure: null,
      result: null,
      photo_bytes: bytes?.bytes.byteLength ?? 0,
      done_at: null,
    } as const;
    if (bytes) await database.photo.put({ photo_id: bytes.photo_id, op_id, sha256: bytes.sha256, bytes: bytes.bytes });
    added.push({ ...entry, seq: await database.entry.add({ ...entry, op_id }) });
  }
  return added;
}
