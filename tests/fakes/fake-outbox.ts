/** An outbox in memory: what one device's disk holds, per person. */
import type { NewEntry, Outbox, StoredPhoto } from '../../src/commands/context.ts';
import type { Account } from '../../src/domain/account.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { PhotoId } from '../../src/domain/ids.ts';
import { isUnsent, progressed, type OutboxEntry } from '../../src/domain/outbox.ts';
import type { Progress } from '../../src/domain/outbox-batch.ts';
import type { OthersUnsent } from '../../src/state/outbox-status.ts';

export class FakeOutbox implements Outbox {
  /** When set, the device refuses everything. */
  broken: Failure | null = null;
  /** What is left for photos, bytes. */
  room = Number.POSITIVE_INFINITY;
  readonly disk = new Map<string, OutboxEntry[]>();
  readonly photos = new Map<string, StoredPhoto>();
  private readonly owners = new Map<string, Account>();
  private owner: Account | null = null;
  private seq = 0;
  private readonly listeners = new Set<() => void>();

  open(account: Account): Promise<readonly OutboxEntry[]> {
    this.owner = account;
    this.owners.set(account.userId, account);
    return this.read();
  }

  read(): Promise<readonly OutboxEntry[]> {
    return this.use((entries) => [...entries]);
  }

  add(userId: string, added: readonly NewEntry[]): Promise<readonly OutboxEntry[]> {
    if (this.owner === null) this.owner = { userId, email: '' }; // signed in by the test's own state
    return this.use((entries) => {
      const there = new Set([...entries, ...added].map(({ operation }) => operation.op_id));
      if (added.some(({ operation }) => operation.depends_on.some((id) => !there.has(id))))
        throw new Failure('changed_elsewhere', 'what it builds upon is no longer here');
      const bytes = added.reduce((sum, { photo }) => sum + (photo?.bytes.byteLength ?? 0), 0);
      if (bytes > this.room) throw new Failure('quota');
      this.room -= bytes;
      const rows = added.map((one) => this.entryOf(one));
      entries.push(...rows);
      return rows;
    });
  }

  change(changes: ReadonlyMap<string, Progress>): Promise<readonly OutboxEntry[]> {
    return this.use((entries) => {
      const changed: OutboxEntry[] = [];
      for (const [n, entry] of entries.entries()) {
        const change = changes.get(entry.operation.op_id);
        if (!change || entry.state === 'done') continue;
        const after = progressed(entry, change);
        entries[n] = after;
        changed.push(after);
      }
      return changed;
    });
  }

  replace(opIds: readonly string[], by: readonly NewEntry[]): Promise<readonly OutboxEntry[]> {
    return this.use((entries) => {
      const kept = entries.filter((entry) => !opIds.includes(entry.operation.op_id) || !isUnsent(entry));
      entries.splice(0, entries.length, ...kept, ...by.map((one) => this.entryOf(one)));
      return [...entries];
    });
  }

  photo(photoId: PhotoId): Promise<StoredPhoto | null> {
    return Promise.resolve(this.photos.get(photoId) ?? null);
  }

  others(userId: string | null): Promise<readonly OthersUnsent[]> {
    const found = [...this.disk].flatMap(([id, entries]) => {
      const count = entries.filter(isUnsent).length;
      return id === userId || count === 0 ? [] : [{ userId: id, email: this.owners.get(id)?.email ?? '', count }];
    });
    return Promise.resolve(found);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What another tab does. */
  changeElsewhere(): void {
    for (const listener of this.listeners) listener();
  }

  close(): void {
    this.owner = null;
  }

  private entryOf({ operation, subject, title, photo, held_until }: NewEntry): OutboxEntry {
    if (photo) this.photos.set(photo.photo_id, photo);
    const photoId = 'photo_id' in operation.args ? operation.args.photo_id : '';
    this.seq += 1;
    return {
      seq: this.seq,
      operation,
      subject,
      title,
      state: 'waiting',
      frozen: false,
      tries: 0,
      next_try_at: held_until ?? null,
      last_failure: null,
      result: null,
      photo_bytes: this.photos.get(photoId)?.bytes.byteLength ?? 0,
      done_at: null,
    };
  }

  private use<T>(work: (entries: OutboxEntry[]) => T): Promise<T> {
    if (this.broken) return Promise.reject(this.broken);
    const key = this.owner?.userId ?? '';
    const entries = this.disk.get(key) ?? [];
    this.disk.set(key, entries);
    return Promise.resolve(entries).then(work);
  }
}
