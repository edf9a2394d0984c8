/** A door that lets one piece of work through at a time, for a database with a single session. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets one piece of work in at a time, in the order of asking; one that fails does not hold up the next. */
export function makeGate(): Gate {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
