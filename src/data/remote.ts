/** The server as the commands see it (`commands/context.ts`, `Remote`), on one connection. */
import type { Account } from '../domain/account.ts';
import type { CaseId, HouseholdId, PatrolId, PhotoId } from '../domain/ids.ts';
import type { Operation } from '../domain/operation.ts';
import type { Cursor } from '../domain/pull-page.ts';
import { readCaseHistory } from './case-history.ts';
import type { Connection } from './client.ts';
import { readHouseholdContact } from './household-contact.ts';
import { readPatrolTrack } from './patrol-track.ts';
import { pullPage } from './pull.ts';
import { readPhoto } from './read-photo.ts';
import { push, putPhoto } from './push.ts';
import type { CheckIn } from '../domain/device.ts';
import { checkIn, confirmWiped, readDevices } from './devices.ts';
import { onAccount, rememberedAccount, signIn, signOut } from './session.ts';

export const remoteOn = (connection: Connection) => ({
  signIn: (email: string, password: string) => signIn(connection, email, password),
  signOut: () => signOut(connection),
  resume: () => Promise.resolve(rememberedAccount(connection.storage)),
  onAccount: (listener: (account: Account | null) => void) => onAccount(connection, listener),
  pullPage: (cursor: Cursor | null, signal: AbortSignal) => pullPage(connection, cursor, signal),
  push: (userId: string, operations: readonly Operation[], signal: AbortSignal) =>
    push(connection, userId, operations, signal),
  putPhoto: (userId: string, photo: Parameters<typeof putPhoto>[2], signal: AbortSignal) =>
    putPhoto(connection, userId, photo, signal),
  onRevoked: (listener: () => void) => {
    connection.onRevoked.add(listener);
    return () => void connection.onRevoked.delete(listener);
  },
  checkIn: (device: CheckIn) => checkIn(connection, device),
  confirmWiped: (deviceId: string) => confirmWiped(connection, deviceId),
  readDevices: () => readDevices(connection),
  readHouseholdContact: (id: HouseholdId) => readHouseholdContact(connection, id),
  readPatrolTrack: (id: PatrolId) => readPatrolTrack(connection, id),
  readCaseHistory: (id: CaseId) => readCaseHistory(connection, id),
  readPhoto: (id: PhotoId) => readPhoto(connection, id),
});
