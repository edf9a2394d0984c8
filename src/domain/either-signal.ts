/**
 * Aborted as soon as one of the signals is, with its reason. `AbortSignal.any` and `AbortSignal.timeout` are younger than the
 * browsers we serve (Chrome 94, Safari 16.4).
 */
export function eitherSignal(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason);
    else signal.addEventListener('abort', () => either.abort(signal.reason), { once: true, signal: either.signal });
  }
  return either.signal;
}
