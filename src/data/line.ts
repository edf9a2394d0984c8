/** The line to the server: the one `fetch` everything goes through, and who wants to know when it is dead. */
import { Failure } from '../domain/failure.ts';
import { networkFailure } from './failures.ts';

export interface Line {
  readonly fetch: typeof globalThis.fetch;
  /**
   * `work`, or a `network` failure as soon as any request gets no answer. The sign-in library repeats a renewal for half a
   * minute without a network; nobody should stand before a spinner for that long to be told "offline".
   */
  whileAlive<T>(work: Promise<T>): Promise<T>;
}

export function lineOver(fetch: typeof globalThis.fetch): Line {
  const waiting = new Set<(failure: Failure) => void>();
  return {
    async fetch(input, init) {
      try {
        return await fetch(input, init);
      } catch (thrown) {
        const failure = networkFailure(thrown);
        for (const tell of waiting) tell(failure);
        throw thrown;
      }
    },
    async whileAlive<T>(work: Promise<T>): Promise<T> {
      let tell: (failure: Failure) => void = () => undefined;
      const dead = new Promise<never>((_done, fail) => {
        tell = fail;
      });
      waiting.add(tell);
      try {
        return await Promise.race([work, dead]);
      } finally {
        waiting.delete(tell);
      }
    },
  };
}
