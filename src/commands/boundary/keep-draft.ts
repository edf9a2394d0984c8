/** What is being drawn lies on the device after every step: a reload, a dead battery or a basement take nothing away. */
import type { KeptBoundary } from '../../domain/boundary-work.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import type { AppContext } from '../context.ts';
import { kept } from '../report/write-draft.ts';
import { basesOfChange, changeOf, isEmptyChange } from './change-of.ts';

const show = (app: AppContext, parentId: TerritoryId, draft: KeptBoundary | null): void =>
  app.store.setState(({ boundary }) => ({
    boundary: {
      ...boundary,
      drafts: [...(draft ? [draft] : []), ...boundary.drafts.filter(({ parent_id }) => parent_id !== parentId)],
    },
  }));

/** Resolves when the device has it. */
export async function keepDraft(app: AppContext): Promise<void> {
  const { edit } = app.store.getState().boundary;
  if (!edit) return;
  const { parentId, now } = edit;
  const change = changeOf(edit, now);
  if (isEmptyChange(change)) return forgetBoundary(app, parentId);
  const draft: KeptBoundary = {
    parent_id: parentId,
    change,
    bases: basesOfChange(edit, change),
    ...(edit.replaces === null ? {} : { replaces: edit.replaces }),
    changed_at: new Date(app.clock.now()).toISOString(),
  };
  show(app, parentId, draft);
  await kept(app, app.drafts.keepBoundary(draft));
}

/** Off the list and off the device. */
export async function forgetBoundary(app: AppContext, parentId: TerritoryId): Promise<void> {
  const { drafts } = app.store.getState().boundary;
  if (!drafts.some(({ parent_id }) => parent_id === parentId)) return;
  show(app, parentId, null);
  await kept(app, app.drafts.dropBoundary(parentId));
}
