/** What the browser says about its storage. Old ones and insecure pages say nothing. */
import type { Disk } from '../commands/device-ports.ts';

export const browserDisk = ({ storage }: { readonly storage?: StorageManager }): Disk => ({
  estimate: () =>
    answer(async () => {
      const { usage, quota } = (await storage?.estimate?.()) ?? {};
      return usage === undefined || quota === undefined ? null : { usage, quota };
    }),
  isPersisted: () => answer(async () => (await storage?.persisted?.()) ?? null),
  askToPersist: () => answer(async () => (await storage?.persist?.()) ?? null),
});

/** A browser that refuses to say has said nothing. */
const answer = <T>(ask: () => Promise<T | null>): Promise<T | null> => ask().catch(() => null);
