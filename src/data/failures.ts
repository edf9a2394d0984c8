/**
 * What the server's answers mean, as failure codes. Read from the HTTP status, the SQLSTATE or service code, and the hint
 * that our own functions raise (`PTxxx` + a failure code); never from a message text, which changes with versions and languages.
 */
import { FAILURE_CODES, Failure, type FailureCode } from '../domain/failure.ts';

/** What PostgREST and the sign-in service have in common. `status` 0 means that no answer came. */
export interface Refusal {
  readonly status: number;
  readonly code?: string | null | undefined;
  readonly hint?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly details?: string | null | undefined;
}

const BY_CODE: Readonly<Record<string, FailureCode>> = {
  // The sign-in service
  invalid_credentials: 'wrong_credentials',
  email_not_confirmed: 'not_permitted',
  user_banned: 'not_permitted',
  bad_jwt: 'session_expired',
  session_not_found: 'session_expired',
  session_expired: 'session_expired',
  refresh_token_not_found: 'session_expired',
  refresh_token_already_used: 'session_expired',
  // PostgREST
  PGRST116: 'not_found',
  PGRST202: 'server', // the function is missing: the database is older than this app
  PGRST301: 'session_expired',
  PGRST302: 'session_expired',
  PGRST303: 'session_expired',
  // PostgreSQL
  '42501': 'not_permitted',
  '57014': 'server', // statement timeout
  P0002: 'not_found',
};

/** SQLSTATE classes: wrong data, broken constraint. */
const BY_CLASS: Readonly<Record<string, FailureCode>> = { '22': 'invalid_input', '23': 'invalid_input' };

const BY_STATUS: Readonly<Record<number, FailureCode>> = {
  0: 'network',
  400: 'invalid_input',
  401: 'session_expired',
  403: 'not_permitted',
  404: 'not_found',
  408: 'network',
  409: 'invalid_input',
  416: 'not_found',
  422: 'invalid_input',
  429: 'server',
};

const ownCode = (hint: string | null | undefined): FailureCode | undefined =>
  FAILURE_CODES.find((code) => code === hint);

export function failureOf(refusal: Refusal): Failure {
  const { status, code } = refusal;
  const own = code?.startsWith('PT') ? ownCode(refusal.hint) : undefined;
  const known =
    own ??
    (code ? (BY_CODE[code] ?? (/^[0-9A-Z]{5}$/.test(code) ? BY_CLASS[code.slice(0, 2)] : undefined)) : undefined);
  const detail = [status, code, refusal.message, refusal.details].filter(Boolean).join(' ');
  return new Failure(known ?? BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unexpected'), detail, {
    cause: refusal,
  });
}

/** For a `catch` around a call: what is not yet a Failure there is a request that never got its answer. */
export const networkFailure = (thrown: unknown): Failure =>
  thrown instanceof Failure
    ? thrown
    : new Failure('network', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
