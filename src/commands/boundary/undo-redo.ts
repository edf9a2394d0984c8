import type { BoundaryEdit, BoundaryEvent } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { keepDraft } from './keep-draft.ts';
import { editOf, HANDS_EMPTY, setEdit } from './set-edit.ts';

/** One step back; it can be done again. */
export function undoStep(app: AppContext): void {
  const edit = editOf(app);
  const now = edit?.past.at(-1);
  if (edit && now) show(app, edit, { now, past: edit.past.slice(0, -1), future: [edit.now, ...edit.future] }, 'undone');
}

export function redoStep(app: AppContext): void {
  const edit = editOf(app);
  const now = edit?.future[0];
  if (edit && now) show(app, edit, { now, past: [...edit.past, edit.now], future: edit.future.slice(1) }, 'redone');
}

type Step = Pick<BoundaryEdit, 'now' | 'past' | 'future'>;

function show(app: AppContext, edit: BoundaryEdit, step: Step, kind: BoundaryEvent): void {
  if (edit.drag) return; // a finger holds what would go
  const { partition } = step.now;
  // A node that is in hand stays so where it is there in both.
  const node = edit.node && partition.areasAt(edit.node).length > 0 ? edit.node : null;
  setEdit(app, {
    ...HANDS_EMPTY,
    ...step,
    node,
    picked: edit.picked.filter((id) => partition.numbers.has(id) && partition.area(id)),
    event: { kind, step: (edit.event?.step ?? 0) + 1 },
  });
  void keepDraft(app);
}
