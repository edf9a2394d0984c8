/** Calls one of our SQL functions as the signed-in person. Throws a `Failure`. */
import { Failure } from '../domain/failure.ts';
import type { Client } from './client.ts';
import type { DeviceStorage } from './device-storage.ts';
import { failureOf, networkFailure } from './failures.ts';
import { accessToken, renew } from './session.ts';

export interface Connection {
  readonly client: Client;
  readonly storage: DeviceStorage;
}

/** Answers the function's JSON, unread. A refused token is renewed once and the call repeated. */
export async function call(
  { client, storage }: Connection,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
): Promise<unknown> {
  for (let renewed = false; ; renewed = true) {
    // Asked first: without a token the library would send the request as nobody, and the refusal would say nothing.
    await accessToken(client, storage);
    try {
      const request = client.rpc(name, args);
      const { data, error, status } = await (signal ? request.abortSignal(signal) : request);
      if (!error) return data as unknown;
      const { code, hint, message, details } = error;
      throw failureOf({ status, code, hint, message, details });
    } catch (thrown) {
      const failure = networkFailure(thrown);
      if (failure.code !== 'session_expired' || renewed) throw failure;
      await renew(client, storage);
    }
  }
}

/** For an answer that has not the shape it should have. */
export const malformed = (what: string): Failure => new Failure('server', `malformed answer: ${what}`);
