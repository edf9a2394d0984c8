/**
 * Who is signed in on this device. The account is remembered apart from the tokens, because the sign-in library answers
 * "nobody" while an expired token cannot be refreshed, and a start without a network must not sign anybody out.
 */
import type { AuthError } from '@supabase/auth-js';
import type { Account } from '../domain/account.ts';
import { Failure } from '../domain/failure.ts';
import type { Connection } from './client.ts';
import type { DeviceStorage } from './device-storage.ts';
import { failureOf, networkFailure } from './failures.ts';

const ACCOUNT_KEY = 'lianxin.account';

const refused = ({ status, code, message }: AuthError): Failure => failureOf({ status: status ?? 0, code, message });

export function rememberedAccount(storage: DeviceStorage): Account | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(ACCOUNT_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('userId' in kept) || !('email' in kept)) return null;
    const { userId, email } = kept;
    return typeof userId === 'string' && typeof email === 'string' ? { userId, email } : null;
  } catch {
    return null; // Somebody else's text under our key: nobody is signed in.
  }
}

const remember = (storage: DeviceStorage, account: Account): void =>
  storage.setItem(ACCOUNT_KEY, JSON.stringify(account));

export async function signIn({ auth, storage }: Connection, email: string, password: string): Promise<Account> {
  const { data, error } = await auth.signInWithPassword({ email, password });
  if (error?.status === 429) throw new Failure('too_many_tries', error.message, { cause: error });
  if (error) throw refused(error);
  const account = { userId: data.user.id, email: data.user.email ?? email };
  remember(storage, account);
  return account;
}

/** The device forgets first, the server is told afterwards: without a network the person is signed out here all the same. */
export async function signOut({ auth, storage, line }: Connection): Promise<void> {
  storage.removeItem(ACCOUNT_KEY);
  try {
    await line.whileAlive(auth.signOut({ scope: 'local' }));
  } catch (thrown) {
    const failure = networkFailure(thrown);
    if (failure.code !== 'network') throw failure;
  }
}

/** Sees to a token that the server should accept, of this account unless `userId` is null. Throws `network` or `server` when an expired one could not be renewed, `session_expired` when it never will. */
export async function ensureToken(connection: Connection, userId: string | null): Promise<string> {
  const { auth, line } = connection;
  const { data, error } = await line.whileAlive(auth.getSession());
  if (data.session) {
    if (userId === null || data.session.user.id === userId) return data.session.access_token;
    throw new Failure('session_expired', 'another account is signed in on this device');
  }
  const failure = error ? refused(error) : new Failure('session_expired', 'no session on this device');
  // Whatever 4xx refuses a refresh token: it will not be accepted later either.
  throw failure.code === 'network' || failure.code === 'server' ? failure : await expired(connection, failure);
}

/** One forced renewal, after the server has refused a token that looked valid. */
export async function renew(connection: Connection): Promise<void> {
  const { auth, line } = connection;
  const { error } = await line.whileAlive(auth.refreshSession());
  if (!error) return;
  const failure = refused(error);
  throw failure.code === 'network' || failure.code === 'server' ? failure : await expired(connection, failure);
}

async function expired(connection: Connection, cause: Failure): Promise<Failure> {
  await signOut(connection);
  return new Failure('session_expired', cause.detail, { cause });
}

/** Tells when the stored session changes hands or ends, in this tab or another one. */
export function onAccount({ auth, storage }: Connection, listener: (account: Account | null) => void): () => void {
  const { data } = auth.onAuthStateChange((event, session) => {
    // The library holds its lock during this call; what we do about it comes after.
    if (event === 'SIGNED_OUT') {
      storage.removeItem(ACCOUNT_KEY);
      queueMicrotask(() => listener(null));
    } else if (event === 'SIGNED_IN' && session) {
      const account = { userId: session.user.id, email: session.user.email ?? '' };
      queueMicrotask(() => listener(account));
    }
  });
  return () => data.subscription.unsubscribe();
}
