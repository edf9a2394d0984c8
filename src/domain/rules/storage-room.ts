/** How much room a device still gives us, and what follows from it. */

export interface StorageEstimate {
  /** Bytes of ours. */
  readonly usage: number;
  /** Bytes the browser would give us in all. */
  readonly quota: number;
}

/** Under this somebody should make room: a day's photos may not fit. Bytes. */
export const LOW_ROOM = 300 * 1024 * 1024;
/** Under this no photo is taken any more, so that texts can still be kept. Bytes. */
export const NO_PHOTO_ROOM = 80 * 1024 * 1024;

export type StorageRoom = 'plenty' | 'low' | 'no_photos';

/** `plenty` where the browser tells nothing: what does not fit is then refused when it is written. */
export function storageRoom(estimate: StorageEstimate | null): StorageRoom {
  if (!estimate) return 'plenty';
  const left = estimate.quota - estimate.usage;
  return left < NO_PHOTO_ROOM ? 'no_photos' : left < LOW_ROOM ? 'low' : 'plenty';
}
