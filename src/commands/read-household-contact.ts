import type { HouseholdContact } from '../domain/entities.ts';
import { Failure } from '../domain/failure.ts';
import type { HouseholdId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';

/**
 * Who lives in a household: from the replica where this person's role holds it (works offline), otherwise asked of the
 * server, which records that it was asked. Never kept in state: it is gone with the card. Throws a `Failure`.
 */
export async function readHouseholdContact(app: AppContext, id: HouseholdId): Promise<HouseholdContact> {
  const held = app.store.getState().world.household_contact.get(id);
  if (held) return held;
  const contact = await app.remote.readHouseholdContact(id);
  if (!contact) throw new Failure('not_found', `household_contact ${id}`);
  return contact;
}
