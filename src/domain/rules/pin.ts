/** The PIN of the idle lock: four to six digits, and not the ones everybody tries first. */

/** Wrong tries after which the session on the device ends. */
export const PIN_TRIES = 5;

/** Minutes without a touch after which it locks; one of these. */
export const LOCK_AFTER = [1, 5, 15] as const;
export type LockAfter = (typeof LOCK_AFTER)[number];

export type PinProblem = 'length' | 'simple';

const RISING = '01234567890';
const FALLING = '09876543210';

/** What is wrong with a new PIN, or null. */
export function pinProblem(pin: string): PinProblem | null {
  if (!/^\d{4,6}$/.test(pin)) return 'length';
  const same = /^(\d)\1*$/.test(pin);
  return same || RISING.includes(pin) || FALLING.includes(pin) ? 'simple' : null;
}

/** Whether an unattended device must be locked. Times in Unix ms; a clock that went backwards locks too. */
export const isIdle = (activeAt: number, now: number, minutes: LockAfter): boolean =>
  now < activeAt || now - activeAt >= minutes * 60_000;
