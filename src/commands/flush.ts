import { eitherSignal } from '../domain/either-signal.ts';
import { Failure } from '../domain/failure.ts';
import { afterAnswer, afterFailure, nextBatch, type Progress } from '../domain/outbox-batch.ts';
import { PHOTO_ATTACH } from '../domain/operations/photo.ts';
import type { OperationResult } from '../domain/operation.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';
import { outboxFailure, setOutboxStatus, showEntries, showOutbox } from './show-outbox.ts';

/** How long the server may take for a batch, and for the bytes of one photo. Milliseconds. */
const ANSWER_MS = 15_000;
const PHOTO_MS = 60_000;

export interface FlushOptions {
  readonly signal: AbortSignal;
  /** Entries that have gone in this exchange: not again in the same one, whatever they were told. */
  readonly gone: Set<string>;
  /** Also what is waiting for a later try: somebody asked, or the network is back. */
  readonly isForced: boolean;
  readonly photos: boolean;
  /** In [0, 1), for the backoff. */
  readonly chance: () => number;
}

/** `sent`: there may be more. `failed`: no answer; what waits will be tried again. */
export type Flushed = 'sent' | 'nothing' | 'failed';

/**
 * Sends one batch of what is due, if this tab gets its turn (O5), and notes the answers. Throws only `session_expired`: whoever
 * asked must deal with that; what was to be sent waits on the device.
 */
export async function flush(app: AppContext, options: FlushOptions): Promise<Flushed> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return 'nothing';
  try {
    return await app.leader.lead(session.userId, () => sendBatch(app, session.userId, options), options.signal);
  } catch (thrown) {
    if (options.signal.aborted) return 'nothing';
    const failure = outboxFailure(app, thrown);
    setOutboxStatus(app, { phase: 'idle', failure });
    if (failure.code === 'session_expired') throw failure;
    return 'failed';
  }
}

async function sendBatch(app: AppContext, userId: string, options: FlushOptions): Promise<Flushed> {
  const { signal, gone, isForced, photos } = options;
  showOutbox(app, await app.outbox.read()); // also what another tab has added or sent
  signal.throwIfAborted();
  const now = app.clock.now();
  const isDue = ({ operation, next_try_at }: OutboxEntry) =>
    !gone.has(operation.op_id) && (isForced || next_try_at === null || next_try_at <= now);
  const batch = nextBatch(app.store.getState().outbox, isDue, { photos });
  if (batch.length === 0) return 'nothing';
  for (const { operation } of batch) gone.add(operation.op_id);
  setOutboxStatus(app, { phase: 'sending' });
  await markSending(app, batch);

  let answers: ReadonlyMap<string, OperationResult>;
  try {
    await putPhotos(app, userId, batch, signal);
    answers = await pushBatch(app, userId, batch, signal);
  } catch (thrown) {
    signal.throwIfAborted();
    return await noteFailure(app, batch, thrown, options);
  }
  signal.throwIfAborted();
  const at = app.clock.now();
  const doneAt = new Date(at + app.store.getState().outboxStatus.clockOffsetMs).toISOString();
  const changes = [...answers].map(([id, result]): [string, Progress] => [id, afterAnswer(result, at, doneAt)]);
  showEntries(app, await app.outbox.change(new Map(changes)));
  setOutboxStatus(app, { phase: 'idle', failure: null });
  return 'sent';
}

/** Results by operation. The server answers in order, one for each; anything else is no answer. */
async function pushBatch(
  app: AppContext,
  userId: string,
  batch: readonly OutboxEntry[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, OperationResult>> {
  const operations = batch.map(({ operation }) => operation);
  const results = await inTime(ANSWER_MS, signal, (limit) => app.remote.push(userId, operations, limit));
  const answers = new Map<string, OperationResult>();
  for (const [n, { op_id }] of operations.entries()) {
    const result = results[n];
    if (!result) throw new Failure('server', `${results.length} results for ${operations.length} operations`);
    answers.set(op_id, result);
  }
  return answers;
}

/** From here on their content never changes (O3). A full disk must not keep them from leaving it. */
async function markSending(app: AppContext, batch: readonly OutboxEntry[]): Promise<void> {
  try {
    const sending: Progress = { state: 'sending', frozen: true };
    showEntries(app, await app.outbox.change(new Map(batch.map(({ operation }) => [operation.op_id, sending]))));
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'quota') throw thrown;
  }
}

async function putPhotos(app: AppContext, userId: string, batch: readonly OutboxEntry[], signal: AbortSignal) {
  for (const { operation, photo_bytes } of batch) {
    if (photo_bytes === 0 || operation.name !== PHOTO_ATTACH || !('photo_id' in operation.args)) continue;
    const photo = await app.outbox.photo(operation.args.photo_id);
    if (photo) await inTime(PHOTO_MS, signal, (limit) => app.remote.putPhoto(userId, photo, limit));
  }
}

async function noteFailure(
  app: AppContext,
  batch: readonly OutboxEntry[],
  thrown: unknown,
  { chance }: FlushOptions,
): Promise<Flushed> {
  const failure = thrown instanceof Failure ? thrown : new Failure('unexpected', String(thrown), { cause: thrown });
  const facts = { alone: batch.length === 1, now: app.clock.now(), chance: chance() };
  const changes = batch.map((entry): [string, Progress] => [
    entry.operation.op_id,
    afterFailure(entry, failure, facts),
  ]);
  showEntries(app, await app.outbox.change(new Map(changes)));
  setOutboxStatus(app, { phase: 'idle', failure });
  if (failure.code === 'session_expired') throw failure;
  return 'failed';
}

/** The work, or a `network` failure when no answer comes in time. */
async function inTime<T>(ms: number, signal: AbortSignal, work: (limit: AbortSignal) => Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ms);
  try {
    return await work(eitherSignal(signal, late.signal));
  } catch (thrown) {
    if (late.signal.aborted) throw new Failure('network', 'no answer in time', { cause: thrown });
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
