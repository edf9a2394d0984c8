import type { AppContext } from './context.ts';
import { discardOperation } from './discard-operation.ts';
import { renewOperation } from './renew-operation.ts';

/**
 * A person has seen both and decides (O8). `mine`: done again upon the row as the server has it. `theirs`: given up, with all
 * that builds upon it. Throws a `Failure`.
 */
export async function resolveConflict(app: AppContext, opId: string, choice: 'mine' | 'theirs'): Promise<void> {
  const entry = app.store.getState().outbox.find(({ operation }) => operation.op_id === opId);
  if (entry?.state !== 'conflict') return;
  await (choice === 'mine' ? renewOperation(app, opId) : discardOperation(app, opId));
}
