/** What goes wrong in IndexedDB, and what may be tried once more. Dexie names its errors after the browser's. */
import { Failure } from '../domain/failure.ts';

const namesOf = (thrown: unknown): string[] => {
  const names: string[] = [];
  // A full disk often shows as an aborted transaction with the reason inside.
  for (let at = thrown, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    names.push(at.name);
    at = 'inner' in at ? at.inner : at.cause;
  }
  return names;
};

/** The browser has closed the database under our feet, as some do in the background: it may be opened again. */
const GONE = ['DatabaseClosedError', 'UnknownError', 'InvalidStateError', 'DatabaseClosed'];

export const isGone = (thrown: unknown): boolean => namesOf(thrown).some((name) => GONE.includes(name));

export function outboxFailureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const isFull = namesOf(thrown).includes('QuotaExceededError');
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new Failure(isFull ? 'quota' : 'storage', detail, { cause: thrown });
}
