import { Dexie } from 'dexie';
import { Failure } from '../domain/failure.ts';

/**
 * Removes every database of one person from this device. Found by their names, which all begin with ours and end with the
 * account: so that a kind of record which is added later is not forgotten. Throws `storage`.
 */
export async function wipePerson(userId: string): Promise<void> {
  try {
    const names = await Dexie.getDatabaseNames();
    const theirs = names.filter((name) => name.startsWith('lianxin.') && name.endsWith(`:${userId}`));
    await Promise.all(theirs.map((name) => Dexie.delete(name)));
  } catch (thrown) {
    throw new Failure('storage', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown), {
      cause: thrown,
    });
  }
}
