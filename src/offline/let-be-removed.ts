import type { Dexie } from 'dexie';

/**
 * What another tab, or a revocation, does to a database this page has open. Removed, it stays removed: Dexie would open it
 * anew at the next write, and a photo that was still being prepared would lie on a device that has told the office it holds
 * nothing. A newer structure is let through, and found out about at the next use.
 */
export function letBeRemoved(database: Dexie): void {
  database.on('versionchange', ({ newVersion }) => {
    database.close({ disableAutoOpen: !newVersion });
    return false; // instead of Dexie's own handler, which also warns on the console
  });
}
