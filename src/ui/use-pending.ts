/** What of a row waits for the server. Made once per outbox, because every row of a list asks. */
import { pendingRows, type OutboxEntry } from '../domain/outbox.ts';
import { useAppState } from './app-context.tsx';

type Pending = ReturnType<typeof pendingRows>;

const made = new WeakMap<readonly OutboxEntry[], Pending>();
const NONE: readonly OutboxEntry[] = [];

function pendingOf(outbox: readonly OutboxEntry[]): Pending {
  let pending = made.get(outbox);
  if (!pending) made.set(outbox, (pending = pendingRows(outbox)));
  return pending;
}

/** Everything unsent about one row, oldest first. */
export const usePending = (id: string): readonly OutboxEntry[] =>
  useAppState(({ outbox }) => pendingOf(outbox).get(id) ?? NONE);
