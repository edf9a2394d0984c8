import type { CaseOperation } from '../domain/answers/case-actions.ts';
import type { CaseRecord } from '../domain/entities.ts';
import { Failure } from '../domain/failure.ts';
import type { CaseId, GridWorkerId } from '../domain/ids.ts';
import type { ToldBy } from '../domain/operations/case.ts';
import type { PreparedPhoto } from '../domain/operations/photo.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';
import { UNDO_MS } from './undo-operation.ts';

/** What a form may ask for. Null and empty texts are left out of the operation. */
export interface CaseInput {
  readonly reason: string;
  readonly note: string;
  readonly grid_worker_id: GridWorkerId | null;
  readonly hours: number | null;
  readonly told_by: ToldBy | null;
  /** 1–5. */
  readonly satisfaction: number | null;
  readonly severity: CaseRecord['severity'] | null;
}

export const noInput: CaseInput = {
  reason: '',
  note: '',
  grid_worker_id: null,
  hours: null,
  told_by: null,
  satisfaction: null,
  severity: null,
};

/** Which of the required arguments are still missing. The case itself is always there. */
export const missingInput = (required: readonly string[], input: CaseInput): (keyof CaseInput)[] =>
  (Object.keys(noInput) as (keyof CaseInput)[]).filter((field) => {
    const value = input[field];
    return required.includes(field) && (value === null || (typeof value === 'string' && value.trim() === ''));
  });

/** A form is not sent before it is complete; that it is has been looked at by `missingInput`. */
function given<Value>(value: Value | null): Value {
  if (value === null) throw new Failure('invalid_input', 'a step on a case without what it requires');
  return value;
}

/** Does a step on a case; resolves with the operation's id. Throws a `Failure`, then nothing has been recorded. */
export async function actOnCase(
  app: AppContext,
  case_id: CaseId,
  operation: CaseOperation,
  input: CaseInput,
  photos: readonly PreparedPhoto[] = [],
): Promise<string> {
  const reason = input.reason.trim();
  const text = input.note.trim();
  const note = text === '' ? {} : { note: text };
  const { grid_worker_id, hours, told_by, satisfaction, severity } = input;
  const options = { holdMs: UNDO_MS, photos };
  switch (operation) {
    case 'case.register':
      return perform(app, operation, { case_id, ...note, ...(severity === null ? {} : { severity }) }, options);
    case 'case.dispatch':
      return perform(app, operation, { case_id, grid_worker_id: given(grid_worker_id), ...note }, options);
    case 'case.reassign':
      return perform(app, operation, { case_id, grid_worker_id: given(grid_worker_id), reason }, options);
    case 'case.accept':
    case 'case.verify_close':
      return perform(app, operation, { case_id, ...note }, options);
    case 'case.return':
    case 'case.recall':
    case 'case.escalate':
    case 'case.rework':
      return perform(app, operation, { case_id, reason }, options);
    case 'case.extend':
      return perform(app, operation, { case_id, hours: given(hours), reason }, options);
    case 'case.handle':
      return perform(app, operation, { case_id, note: text }, options);
    case 'case.self_resolve':
      return perform(app, operation, { case_id, note: text, ...(told_by === null ? {} : { told_by }) }, options);
    case 'case.feedback':
      return perform(app, operation, { case_id, told_by: given(told_by), ...note }, options);
    case 'case.evaluate':
      return perform(app, operation, { case_id, satisfaction: given(satisfaction), ...note }, options);
  }
}
