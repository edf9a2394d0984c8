/**
 * Stands between password guessers and the accounts: each address has a few tries, which come back slowly, and a refusal
 * takes equally long whether or not the account exists. Behind a proxy all callers have one address, so tries are counted
 * by account. In memory: a restart forgives.
 */

/** Tries of one account before it has to wait. */
const TRIES = 10;
/** One try comes back after this. Milliseconds. */
const REFILL_MS = 30_000;
/** From the request to a refusal; checking a password takes less. Milliseconds. */
const REFUSAL_MS = 400;
/** Accounts remembered; beyond that the one longest unchanged is forgotten. */
const REMEMBERED = 10_000;

export interface GuardClock {
  /** Milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
}

const systemClock: GuardClock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

const refusal = (status: number, error_code: string, msg: string, headers: Record<string, string> = {}): Response =>
  Response.json({ code: status, error_code, msg }, { status, headers });

/** Guards sign-ins: `(body of the request, what asks the sign-in service) → answer`. */
export type SignInGuard = (body: string, ask: () => Promise<Response>) => Promise<Response>;

export function makeSignInGuard(clock: GuardClock = systemClock): SignInGuard {
  /** By address: failed tries, and since when they are counted. */
  const failed = new Map<string, { readonly count: number; readonly since: number }>();

  const failuresOf = (email: string, now: number): number => {
    const kept = failed.get(email);
    return kept === undefined ? 0 : Math.max(0, kept.count - (now - kept.since) / REFILL_MS);
  };

  const count = (email: string, failures: number, now: number): void => {
    failed.delete(email); // set again below: the order of the map is the order of change
    if (failures > 0) failed.set(email, { count: failures, since: now });
    const oldest = failed.keys().next();
    if (failed.size > REMEMBERED && oldest.done !== true) failed.delete(oldest.value);
  };

  return async (body, ask) => {
    const asked = clock.now();
    const email = emailOf(body);
    if (email === null) return refusal(400, 'validation_failed', 'email and password must be texts');
    const failures = failuresOf(email, asked);
    if (failures > TRIES - 1) {
      const seconds = Math.ceil(((failures - TRIES + 1) * REFILL_MS) / 1000);
      const headers = { 'retry-after': String(seconds) };
      return refusal(429, 'over_request_rate_limit', 'Too many failed sign-ins of this account', headers);
    }
    // counted before it is known, so that many guesses at once are many
    count(email, failures + 1, asked);
    const answer = await ask();
    const now = clock.now();
    if (answer.ok) count(email, 0, now);
    if (answer.status >= 500) count(email, failuresOf(email, now) - 1, now); // nothing was guessed
    if (answer.ok) return answer;
    await clock.wait(Math.max(0, REFUSAL_MS - (now - asked)));
    return answer;
  };
}

/** The account a sign-in is about, or null when the request is none: lite takes anything for a password and trips over it. */
function emailOf(body: string): string | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('email' in value) || !('password' in value)) return null;
    return typeof value.email === 'string' && typeof value.password === 'string'
      ? value.email.trim().toLowerCase()
      : null;
  } catch {
    return null; // not JSON
  }
}
