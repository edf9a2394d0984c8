import { toFailure, type Failure } from '../domain/failure.ts';
import type { CaseId, GridWorkerId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';

export interface DispatchOrder {
  readonly case_id: CaseId;
  readonly grid_worker_id: GridWorkerId;
}

/** `opId` of the operation that is now on this device, or why there is none. */
export type DispatchOutcome = { readonly opId: string } | { readonly failure: Failure };

/** Dispatches many cases: one operation each, so that one that cannot be done keeps nobody else's from being done. */
export async function dispatchCases(
  app: AppContext,
  orders: readonly DispatchOrder[],
  note: string,
  onEach: (id: CaseId, outcome: DispatchOutcome) => void,
): Promise<void> {
  for (const order of orders) {
    try {
      const opId = await perform(app, 'case.dispatch', { ...order, ...(note.trim() !== '' && { note: note.trim() }) });
      onEach(order.case_id, { opId });
    } catch (thrown) {
      onEach(order.case_id, { failure: toFailure(thrown) });
    }
  }
}
