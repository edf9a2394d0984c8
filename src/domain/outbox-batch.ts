/** What of the outbox goes next, and what an answer, or none, makes of it. Pure; all times are the device's, in milliseconds. */
import type { Failure, FailureCode } from './failure.ts';
import type { OperationResult } from './operation.ts';
import { isUnderWay, isUnsent, type OutboxEntry } from './outbox.ts';

const BATCH_OPERATIONS = 50;
const BATCH_BYTES = 256 * 1024;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 300_000;

/** No answer to speak of: the same may succeed later. Whatever else is refused will be refused again. */
const PASSING: readonly FailureCode[] = [
  'network',
  'server',
  'unexpected',
  'no_profile',
  'too_many_tries',
  'photo_allowance',
];

const isPassing = (code: FailureCode): boolean => PASSING.includes(code);

/** Before the try after this many without an answer; `chance` in [0, 1), so that a street does not knock at once. */
export const backoffMs = (tries: number, chance: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1)) * (0.5 + chance / 2);

/** When something that waits is to be tried again by itself; null when nothing does. */
export function nextTryAt(outbox: readonly OutboxEntry[], now: number): number | null {
  const open = unsentIds(outbox);
  const times = outbox
    .filter((entry) => isUnderWay(entry) && !entry.operation.depends_on.some((id) => open.has(id)))
    .map(({ next_try_at }) => next_try_at ?? now);
  return times.length === 0 ? null : Math.min(...times);
}

/**
 * What goes out together, in order. `isDue` says which entries may go now. Photos go apart from the rest, so that a slow
 * picture never holds up a record. What builds upon something that waits for a person, or is not in the batch, stays.
 */
export function nextBatch(
  outbox: readonly OutboxEntry[],
  isDue: (entry: OutboxEntry) => boolean,
  { photos }: { photos: boolean },
): readonly OutboxEntry[] {
  const batch: OutboxEntry[] = [];
  let bytes = 0;
  let room = BATCH_OPERATIONS;
  for (const entry of sendable(outbox, (one) => one.photo_bytes > 0 === photos && isDue(one))) {
    room = Math.min(room, largestBatch(entry));
    bytes += photos ? entry.photo_bytes : new TextEncoder().encode(JSON.stringify(entry.operation)).length;
    if (batch.length > 0 && (batch.length >= room || bytes > (photos ? 4 : 1) * BATCH_BYTES)) break;
    batch.push(entry);
  }
  return batch;
}

const unsentIds = (outbox: readonly OutboxEntry[]): Set<string> =>
  new Set(outbox.filter(isUnsent).map(({ operation }) => operation.op_id));

/** Entries under way that `may` go and whose foundations have gone, or go with them. */
function sendable(outbox: readonly OutboxEntry[], may: (entry: OutboxEntry) => boolean): OutboxEntry[] {
  const open = unsentIds(outbox);
  return outbox.filter((entry) => {
    const { op_id, depends_on } = entry.operation;
    if (!isUnderWay(entry) || !may(entry) || depends_on.some((id) => open.has(id))) return false;
    open.delete(op_id); // what comes later may build upon it
    return true;
  });
}

/** An answer that the server owes to a batch may be one operation's fault: the batch is halved until that one is alone. */
const largestBatch = ({ tries, last_failure }: OutboxEntry): number => {
  if (last_failure === null || last_failure === 'network') return BATCH_OPERATIONS;
  return isPassing(last_failure) ? Math.max(1, BATCH_OPERATIONS >> tries) : 1;
};

export type Progress = Partial<
  Pick<OutboxEntry, 'state' | 'frozen' | 'tries' | 'next_try_at' | 'last_failure' | 'result' | 'done_at' | 'was_known'>
>;

/** `doneAt` is ISO 8601 by the server's clock. */
export function afterAnswer(result: OperationResult, now: number, doneAt: string): Progress {
  switch (result.status) {
    case 'duplicate':
      return { ...afterAnswer(result.result, now, doneAt), was_known: true };
    case 'applied':
      return { state: 'done', result, done_at: doneAt, last_failure: null, next_try_at: null };
    case 'conflict':
      return { state: 'conflict', result, last_failure: null, next_try_at: null };
    case 'rejected':
      return { state: 'rejected', result, last_failure: result.code, next_try_at: null };
    case 'retry':
      return { state: 'waiting', next_try_at: now + result.after * 1000 };
  }
}

/** The batch got no answer. What was refused by itself alone is a person's matter now. */
export function afterFailure(
  { tries }: OutboxEntry,
  { code }: Failure,
  { alone, now, chance }: { alone: boolean; now: number; chance: number },
): Progress {
  if (code === 'session_expired') return { state: 'waiting', last_failure: code, next_try_at: null };
  if (isPassing(code))
    return {
      state: 'waiting',
      tries: tries + 1,
      last_failure: code,
      next_try_at: now + backoffMs(tries + 1, chance),
    };
  return { state: alone ? 'rejected' : 'waiting', tries: tries + 1, last_failure: code, next_try_at: null };
}
