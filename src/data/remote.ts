/** The server as the commands see it (`commands/context.ts`, `Remote`), on one connection. */
import type { Account } from '../domain/account.ts';
import type { HouseholdId } from '../domain/ids.ts';
import type { Cursor } from '../domain/pull-page.ts';
import type { Connection } from './call.ts';
import { readHouseholdContact } from './household-contact.ts';
import { pullPage } from './pull.ts';
import { onAccount, rememberedAccount, signIn, signOut } from './session.ts';

export const remoteOn = (connection: Connection) => {
  const { client, storage } = connection;
  return {
    signIn: (email: string, password: string) => signIn(client, storage, email, password),
    signOut: () => signOut(client, storage),
    resume: () => Promise.resolve(rememberedAccount(storage)),
    onAccount: (listener: (account: Account | null) => void) => onAccount(client, storage, listener),
    pullPage: (cursor: Cursor | null, signal: AbortSignal) => pullPage(connection, cursor, signal),
    readHouseholdContact: (id: HouseholdId) => readHouseholdContact(connection, id),
  };
};
