/** What this device has to tell the server, and what it makes of the world until the server has said so itself. Pure. */
import type { FailureCode } from './failure.ts';
import { basesOf, changesOf, isBinding, remainsOf, rowsAbout, type FinalResult, type Operation } from './operation.ts';
import type { Progress } from './outbox-batch.ts';
import type { RowName } from './operations/kind.ts';
import { WorldEdit, type World } from './world.ts';

/**
 * `waiting`: to be sent. `sending`: went out, no answer yet. `conflict`, `rejected`: a person has to look at it. `done`:
 * applied; kept for a while as a log.
 */
export type OutboxState = 'waiting' | 'sending' | 'conflict' | 'rejected' | 'done';

export interface OutboxEntry {
  /** The order in which things were done on this device. */
  readonly seq: number;
  readonly operation: Operation;
  readonly state: OutboxState;
  /** It has left the device at least once: its content never changes again (O3). */
  readonly frozen: boolean;
  /** How often it was sent without an answer. */
  readonly tries: number;
  /** Device time in milliseconds before which it is not sent by itself; null: at once. */
  readonly next_try_at: number | null;
  readonly last_failure: FailureCode | null;
  readonly result: FinalResult | null;
  /** What it is about, for the list and the marks on the map. */
  readonly subject: RowName | null;
  readonly title: string;
  /** Bytes of its photo that still lie on the device; 0 when it has none. */
  readonly photo_bytes: number;
  /** ISO 8601, by the server's clock as well as the device knows it. */
  readonly done_at: string | null;
  /** The server had it already: its first answer got lost, or a colleague has brought it in. */
  readonly was_known?: boolean;
}

/** How long applied operations stay in the log. Milliseconds. */
export const DONE_LOG_MS = 30 * 24 * 3_600_000;

/** The server has not confirmed it: it must not get lost (O7). */
export const isUnsent = ({ state }: OutboxEntry): boolean => state !== 'done';

/** Nothing happens with it before a person has decided (O8). */
export const needsAttention = ({ state }: OutboxEntry): boolean => state === 'conflict' || state === 'rejected';

/** It goes out by itself. */
/** Held back for a moment while an undo is offered: it has never been sent. */
export const isHeld = ({ state, frozen, next_try_at }: OutboxEntry): boolean =>
  state === 'waiting' && !frozen && next_try_at !== null;

export const isUnderWay = ({ state }: OutboxEntry): boolean => state === 'waiting' || state === 'sending';

/**
 * Whether the world has to be shown as if it had happened: not yet confirmed, or confirmed and not yet pulled. `dataAsOf` is
 * the server's time of the last complete pull.
 */
export function isProjected(entry: OutboxEntry, base: World, dataAsOf: string | null): boolean {
  if (isUnderWay(entry)) return true;
  if (entry.state !== 'done' || entry.result?.status !== 'applied' || entry.done_at === null) return false;
  if (dataAsOf !== null && entry.done_at < dataAsOf) return false; // both as toISOString writes them
  const [subject] = rowsAbout(entry.operation);
  const version = subject && entry.result.versions[subject.id];
  return version !== undefined && (versionIn(base, subject) ?? 0) < version;
}

/** The versions the person has seen, by row id: what an operation counts on. */
export const basesIn = (base: World, operation: Operation): Readonly<Record<string, number>> =>
  Object.fromEntries(
    basesOf(operation).flatMap((row) => {
      const version = versionIn(base, row);
      return version === null ? [] : [[row.id, version]];
    }),
  );

/** The version of a row as the server last sent it; null when it is not there. */
export function versionIn(base: World, row: RowName | undefined): number | null {
  if (!row || !(row.entity in base)) return null;
  return base[row.entity as keyof World].get(row.id)?.version ?? null;
}

/** The operations whose effects the shown world contains, in order. */
export const projected = (base: World, outbox: readonly OutboxEntry[], dataAsOf: string | null): Operation[] =>
  outbox.filter((entry) => isProjected(entry, base, dataAsOf)).map(({ operation }) => operation);

/** The world as it will be when everything has been applied. The very same object when there is nothing to add. */
export function project(base: World, operations: readonly Operation[]): World {
  const edit = new WorldEdit(base);
  for (const operation of operations) edit.apply(changesOf(edit.world, operation));
  return edit.world;
}

/**
 * An entry after something has become of it. One that is done carries neither its photo (O9) nor what was only to be told
 * once; it stays done, whatever a second tab hears (O5).
 */
export function progressed(entry: OutboxEntry, change: Progress): OutboxEntry {
  if (entry.state === 'done') return entry;
  const after = { ...entry, ...change };
  return after.state === 'done' ? { ...after, photo_bytes: 0, operation: remainsOf(entry.operation) } : after;
}

/** Which rows wait for the server, by row id: everything unsent that is about them. */
export function pendingRows(outbox: readonly OutboxEntry[]): ReadonlyMap<string, readonly OutboxEntry[]> {
  const rows = new Map<string, OutboxEntry[]>();
  for (const entry of outbox) {
    if (!isUnsent(entry)) continue;
    const ids = new Set(rowsAbout(entry.operation).map(({ id }) => id));
    if (entry.subject) ids.add(entry.subject.id);
    for (const id of ids) {
      const there = rows.get(id);
      if (there) there.push(entry);
      else rows.set(id, [entry]);
    }
  }
  return rows;
}

/** What a new operation about these rows builds upon: of each row the last operation that the server's copy does not show yet. */
export function lastAbout(
  rows: readonly RowName[],
  outbox: readonly OutboxEntry[],
  base: World,
  dataAsOf: string | null,
): readonly string[] {
  const last = new Map<string, string>();
  for (const entry of outbox) {
    if (!isProjected(entry, base, dataAsOf)) continue;
    for (const { id } of basesOf(entry.operation)) last.set(id, entry.operation.op_id);
  }
  return rows.flatMap(({ id }) => last.get(id) ?? []);
}

/** An operation and everything that builds upon it and is not done, in order: they stand and fall together. */
export function withDependents(outbox: readonly OutboxEntry[], opId: string): readonly OutboxEntry[] {
  const ids = new Set([opId]);
  return outbox.filter((entry) => {
    const { op_id, depends_on } = entry.operation;
    if (!isUnsent(entry) || (op_id !== opId && !depends_on.some((id) => ids.has(id)))) return false;
    ids.add(op_id);
    return true;
  });
}

/**
 * Whether a person may give up an operation, with all that builds upon it. What is binding stays until the server has it; once
 * the server has refused it for good, it is written down there, and nothing is gained by keeping it here.
 */
export const canBeGivenUp = (outbox: readonly OutboxEntry[], opId: string): boolean =>
  withDependents(outbox, opId).every(({ operation, state }) => state === 'rejected' || !isBinding(operation));
