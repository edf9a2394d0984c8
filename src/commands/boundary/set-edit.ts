import type { BoundaryWork } from '../../domain/boundary-work.ts';
import type { BoundaryEdit, BoundaryEvent, BoundaryState } from '../../state/boundary.ts';
import type { AppContext } from '../context.ts';
import { keepDraft } from './keep-draft.ts';

export const setBoundary = ({ store }: AppContext, change: Partial<BoundaryState>): void =>
  store.setState(({ boundary }) => ({ boundary: { ...boundary, ...change } }));

/** Writes a part of what is being edited; nothing while nothing is. */
export const setEdit = (app: AppContext, change: Partial<BoundaryEdit>): void =>
  app.store.setState(({ boundary }) =>
    boundary.edit ? { boundary: { ...boundary, edit: { ...boundary.edit, ...change } } } : {},
  );

export const editOf = ({ store }: AppContext): BoundaryEdit | null => store.getState().boundary.edit;

/** What a pointer or a key had in hand. */
export const HANDS_EMPTY = { node: null, edge: null, stroke: [], drag: null, snap: null, refusal: null } as const;

/** One more step: undo leads back to `from`. Kept on the device. */
export function takeStep(
  app: AppContext,
  from: BoundaryWork,
  to: BoundaryWork,
  event: BoundaryEvent,
  change: Partial<BoundaryEdit> = {},
): void {
  const edit = editOf(app);
  if (!edit) return;
  const past = [...edit.past, from];
  setEdit(app, {
    now: to,
    past,
    future: [],
    refusal: null,
    snap: null,
    drag: null,
    event: { kind: event, step: (edit.event?.step ?? 0) + 1 },
    ...change,
  });
  void keepDraft(app);
}
