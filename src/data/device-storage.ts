/** Small texts this device remembers. A browser may refuse localStorage (private windows, policies): then they last as long as the page. */
export interface DeviceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export function deviceStorage(open: () => DeviceStorage): DeviceStorage {
  const memory = new Map<string, string>();
  /** Null where even looking at the storage is refused. */
  const attempt = <T>(use: (storage: DeviceStorage) => T): { readonly value: T } | null => {
    try {
      return { value: use(open()) };
    } catch {
      return null; // The refusal is answered by the copy in memory.
    }
  };
  return {
    getItem: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key))?.value ?? null,
    setItem(key, value) {
      if (attempt((storage) => storage.setItem(key, value))) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem(key) {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
  };
}
