/** The Web Locks of one device with several tabs; a tab that is killed lets go, as browsers see to. */
export class DeviceLocks {
  #holder: object | null = null;
  readonly #waiting: { readonly tab: object; readonly go: () => void }[] = [];

  of(tab: object): LockManager {
    const request = async (_name: string, options: { signal?: AbortSignal }, work: () => Promise<unknown>) => {
      await this.#take(tab, options.signal);
      try {
        return await work();
      } finally {
        this.release(tab);
      }
    };
    return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
  }

  release(tab: object): void {
    if (this.#holder !== tab) return;
    const next = this.#waiting.shift();
    this.#holder = next?.tab ?? null;
    next?.go();
  }

  #take(tab: object, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#holder === null) {
      this.#holder = tab;
      return Promise.resolve();
    }
    return new Promise((go, fail) => {
      const entry = { tab, go };
      this.#waiting.push(entry);
      signal?.addEventListener('abort', () => {
        const at = this.#waiting.indexOf(entry);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        fail(new DOMException('aborted', 'AbortError'));
      });
    });
  }
}
