/** The outbox as a person reads it: what needs them, what is on its way, what has arrived; each with what hangs on it. */
import { isUnsent, needsAttention, type OutboxEntry } from '../outbox.ts';

export interface OutboxLine {
  readonly entry: OutboxEntry;
  /** Unsent entries that build upon it, directly or not, oldest first: they stand and fall with it. */
  readonly followers: readonly OutboxEntry[];
}

export interface OutboxAnswer {
  /** Waits for a decision. */
  readonly attention: readonly OutboxLine[];
  readonly waiting: readonly OutboxEntry[];
  /** Newest first. */
  readonly done: readonly OutboxEntry[];
  /** Everything the server has not confirmed. */
  readonly unsent: number;
  /** Bytes of photos among them. */
  readonly photoBytes: number;
  /** When something last arrived, ISO 8601. */
  readonly lastDoneAt: string | null;
}

export function outboxAnswer(outbox: readonly OutboxEntry[]): OutboxAnswer {
  const unsent = outbox.filter(isUnsent);
  /** Which root each entry hangs on; a root hangs on itself. */
  const root = new Map<string, string>();
  const lines = new Map<string, { entry: OutboxEntry; followers: OutboxEntry[] }>();
  for (const entry of unsent) {
    const { op_id, depends_on } = entry.operation;
    const above = depends_on.map((id) => root.get(id)).find((id) => id !== undefined);
    if (above !== undefined) {
      root.set(op_id, above);
      lines.get(above)?.followers.push(entry);
    } else if (needsAttention(entry)) {
      root.set(op_id, op_id);
      lines.set(op_id, { entry, followers: [] });
    }
  }
  const done = outbox.filter((entry) => !isUnsent(entry)).reverse();
  return {
    attention: [...lines.values()],
    waiting: unsent.filter(({ operation }) => !root.has(operation.op_id)),
    done,
    unsent: unsent.length,
    photoBytes: unsent.reduce((sum, { photo_bytes }) => sum + photo_bytes, 0),
    lastDoneAt: done.reduce<string | null>(
      (last, { done_at }) => (done_at !== null && (last === null || done_at > last) ? done_at : last),
      null,
    ),
  };
}
