/**
 * The one way to change what is shown: the world is what the server sent with what is still to be told done to it, and on a
 * past day with the boundaries of that day.
 */
import { pastWorld, sameBoundaries } from '../domain/answers/past-world.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { project, projected } from '../domain/outbox.ts';
import type { Day } from '../domain/rules/shanghai-time.ts';
import type { World } from '../domain/world.ts';
import type { AppState } from '../state/store.ts';
import type { OutboxStatus } from '../state/outbox-status.ts';
import { toFailure, type Failure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';

interface Parts {
  readonly base?: World;
  readonly outbox?: readonly OutboxEntry[];
  readonly dataAsOf?: string | null;
  readonly day?: Day | null;
}

/** `base`, `outbox`, `day` and the `world` they make. Nothing is made anew when they make the same. */
export function shownOf(before: AppState, parts: Parts): Pick<AppState, 'base' | 'outbox' | 'world' | 'day'> {
  const { base = before.base, outbox = before.outbox, dataAsOf = before.sync.dataAsOf } = parts;
  const day = parts.day === undefined ? before.day : parts.day;
  const operations = projected(base, outbox, dataAsOf);
  const shown = projected(before.base, before.outbox, before.sync.dataAsOf);
  const isSame =
    base === before.base && operations.length === shown.length && operations.every((one, n) => one === shown[n]);
  if (isSame && day === before.day) return { base, outbox, day, world: before.world };
  const today = project(base, operations);
  if (isSame && sameBoundaries(today, day, before.day)) return { base, outbox, day, world: before.world };
  return { base, outbox, day, world: day === null ? today : pastWorld(today, day) };
}

/** Shows all entries there are. An operation that was known stays the same object: its content never changes. */
export function showOutbox(app: AppContext, entries: readonly OutboxEntry[]): void {
  app.store.setState((state) => {
    const known = new Map(state.outbox.map(({ operation }) => [operation.op_id, operation]));
    const outbox = entries.map((entry) => {
      const operation = known.get(entry.operation.op_id);
      return operation ? { ...entry, operation } : entry;
    });
    return shownOf(state, { outbox });
  });
}

/** Shows entries that were added or have changed, among the others. */
export function showEntries(app: AppContext, changed: readonly OutboxEntry[]): void {
  const entries = new Map(app.store.getState().outbox.map((entry) => [entry.operation.op_id, entry]));
  for (const entry of changed) entries.set(entry.operation.op_id, entry);
  showOutbox(
    app,
    [...entries.values()].sort((a, b) => a.seq - b.seq),
  );
}

export const setOutboxStatus = (app: AppContext, status: Partial<OutboxStatus>): void =>
  app.store.setState((state) => ({ outboxStatus: { ...state.outboxStatus, ...status } }));

/** Any failure of the outbox; when its database is gone that is said where nobody can overlook it. */
export function outboxFailure(app: AppContext, thrown: unknown): Failure {
  const failure = toFailure(thrown);
  if (failure.code === 'storage') setOutboxStatus(app, { unavailable: failure });
  return failure;
}

/** How often another tab may get in between before a write is given up. */
const TRIES = 4;

/**
 * A write that was made from what is shown. Where another tab has changed what it builds upon, what is shown is brought up to
 * date and the write made anew; not one that gives something up (`once`), for which a person has to have seen it. Throws a
 * `Failure`, and then nothing has been written.
 */
export async function amongTabs<T>(app: AppContext, write: () => Promise<T>, { once = false } = {}): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (thrown) {
      const failure = outboxFailure(app, thrown);
      if (failure.code !== 'changed_elsewhere') throw failure;
      showOutbox(app, await app.outbox.read());
      if (once || tries === TRIES) throw failure;
    }
  }
}
