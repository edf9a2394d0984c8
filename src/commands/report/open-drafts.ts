import type { CaseId } from '../../domain/ids.ts';
import type { AppContext } from '../context.ts';
import { setReport, writeDraft } from './write-draft.ts';

/** What has been begun and not handed in; `id` goes on with one of them. Resolves when the device knows which is open. */
export async function openDrafts(app: AppContext, id: CaseId | null = null): Promise<void> {
  setReport(app, { open: id ?? 'list', picking: false });
  const draft = app.store.getState().report.drafts.find((one) => one.id === id);
  if (draft) await writeDraft(app, { ...draft, is_open: true });
}
