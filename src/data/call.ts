/** Calls one of our SQL functions as the signed-in person. Throws a `Failure`. */
import { Failure } from '../domain/failure.ts';
import type { Connection } from './client.ts';
import { failureOf, networkFailure } from './failures.ts';
import { ensureToken, renew } from './session.ts';

/** Answers the function's JSON, unread. A refused token is renewed once and the call repeated. */
export const call = (
  connection: Connection,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> => callAs(connection, null, name, args, signal);

/**
 * The same, as this account or not at all: another tab may have signed somebody else in, and what one person recorded must
 * never go out under another's name.
 */
export async function callAs(
  connection: Connection,
  userId: string | null,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  for (let renewed = false; ; renewed = true) {
    // Asked first: without a token the library would send the request as nobody, and the refusal would say nothing.
    const token = await ensureToken(connection, userId);
    try {
      const request = connection.rest.rpc(name, args).setHeader('Authorization', `Bearer ${token}`);
      const { data, error, status } = await (signal ? request.abortSignal(signal) : request);
      if (!error) return data as unknown;
      const { code, hint, message, details } = error;
      throw failureOf({ status, code, hint, message, details });
    } catch (thrown) {
      const failure = networkFailure(thrown);
      if (failure.code === 'device_revoked') for (const tell of connection.onRevoked) tell();
      if (failure.code !== 'session_expired' || renewed) throw failure;
      await renew(connection);
    }
  }
}

/** For an answer that has not the shape it should have. */
export const malformed = (what: string): Failure => new Failure('server', `malformed answer: ${what}`);
