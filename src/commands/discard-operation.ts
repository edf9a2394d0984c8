import { Failure } from '../domain/failure.ts';
import { canBeGivenUp } from '../domain/outbox.ts';
import type { AppContext } from './context.ts';
import { replaceWithDependents } from './renew-operation.ts';

/**
 * A person gives up something they have recorded, and with it all that builds upon it (`withDependents` says what that is). Ask
 * them before: it is nowhere else (O7). Throws a `Failure`; `changed_elsewhere` when another tab has just recorded something
 * upon it, which they have then to see first; `not_permitted` for what is binding.
 */
export async function discardOperation(app: AppContext, opId: string): Promise<void> {
  if (!canBeGivenUp(app.store.getState().outbox, opId))
    throw new Failure('not_permitted', `${opId} stays until the server has it`);
  await replaceWithDependents(app, opId, () => [], { once: true });
}
