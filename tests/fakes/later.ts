/** A promise the test settles when it wants to. */
export function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Everything that was only waiting for its turn has had it. */
export const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
