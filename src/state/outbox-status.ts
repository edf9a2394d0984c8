import type { Failure } from '../domain/failure.ts';

/** Records that another person has left unsent on this device. They stay until that person signs in again. */
export interface OthersUnsent {
  readonly userId: string;
  readonly email: string;
  readonly count: number;
}

/** How telling the server goes. What is to be told is `state.outbox`. */
export interface OutboxStatus {
  readonly phase: 'idle' | 'sending';
  /** Set when the device's own database is gone: nothing may be recorded until it is back. */
  readonly unavailable: Failure | null;
  /** Why the last attempt to send came to nothing; null when it did not fail. */
  readonly failure: Failure | null;
  /** Milliseconds to add to this device's clock to get the server's; 0 until the server has said. */
  readonly clockOffsetMs: number;
  readonly others: readonly OthersUnsent[];
}

export const initialOutboxStatus: OutboxStatus = {
  phase: 'idle',
  unavailable: null,
  failure: null,
  clockOffsetMs: 0,
  others: [],
};
