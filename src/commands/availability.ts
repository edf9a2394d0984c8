/** Why a verb can be done now or not: the rules of `domain/answers/` asked of the state as it is. */
import { caseActions, inThePast, type CaseActions } from '../domain/answers/case-actions.ts';
import type { CaseRecord } from '../domain/entities.ts';
import { needsAttention, pendingRows } from '../domain/outbox.ts';
import type { AppState } from '../state/store.ts';

/** What the signed-in person can do with a case. An operation of theirs that failed comes before any new one; on a past day, nothing. */
export function caseAvailability(
  { world, outbox, day }: Pick<AppState, 'world' | 'outbox' | 'day'>,
  record: CaseRecord,
): CaseActions {
  const actions = caseActions(world, record, (pendingRows(outbox).get(record.id) ?? []).some(needsAttention));
  return day === null ? actions : inThePast(actions);
}
