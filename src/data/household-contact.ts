/** The sensitive half of a household, read one at a time by those who may; the server records every call. */
import type { HouseholdContact } from '../domain/entities.ts';
import type { HouseholdId } from '../domain/ids.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

/** Null when the household has no contact on record. */
export async function readHouseholdContact(connection: Connection, id: HouseholdId): Promise<HouseholdContact | null> {
  const answer = await call(connection, 'read_household_contact', { household_id: id });
  const row: unknown = Array.isArray(answer) ? answer[0] : answer;
  if (row === null || row === undefined) return null;
  if (!isContact(row)) throw malformed('household contact');
  // A function that returns one row of nulls says the same as no row.
  return row.id === null ? null : (row as HouseholdContact);
}

const isContact = (row: unknown): row is Omit<HouseholdContact, 'id'> & { id: HouseholdId | null } =>
  typeof row === 'object' && row !== null && 'id' in row && 'head_name' in row && 'phone' in row && 'care' in row;
