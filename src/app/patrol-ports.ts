/** What a patrol needs of the browser: a screen that stays on, and one recording tab of several. */
import type { PatrolPorts } from '../commands/patrol-ports.ts';

/** Null where the browser has no wake lock, or refuses one (low battery, page not visible). */
export async function keepAwake(
  wakeLock: Pick<WakeLock, 'request'> | undefined,
  onLost: () => void,
): Promise<(() => void) | null> {
  try {
    const lock = await wakeLock?.request('screen');
    if (!lock) return null;
    lock.addEventListener('release', onLost, { once: true });
    return () => {
      lock.removeEventListener('release', onLost);
      void lock.release();
    };
  } catch (thrown) {
    // NotAllowedError is the system's answer and may be another one later; anything else is a fault of ours
    if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') return null;
    throw thrown;
  }
}

/** Without Web Locks (a page served without https) every tab records for itself; the walk is still told once. */
export const takeTurn =
  (locks: LockManager | undefined): PatrolPorts['takeTurn'] =>
  (userId) =>
    new Promise((answer, fail) => {
      if (!locks) return answer(() => undefined);
      locks
        .request(`lianxin.patrol:${userId}`, { ifAvailable: true }, (lock) =>
          lock === null ? answer(null) : new Promise<void>((release) => answer(() => release())),
        )
        .catch(fail);
    });
