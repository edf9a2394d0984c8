import type { AppContext } from './context.ts';
import { replaceWithDependents } from './renew-operation.ts';

/**
 * A person gives up something they have recorded, and with it all that builds upon it (`withDependents` says what that is). Ask
 * them before: it is nowhere else (O7). Throws a `Failure`; `changed_elsewhere` when another tab has just recorded something
 * upon it, which they have then to see first.
 */
export const discardOperation = (app: AppContext, opId: string): Promise<void> =>
  replaceWithDependents(app, opId, () => [], { once: true });
