import { isBlank } from '../../domain/report-draft.ts';
import { openDraft } from '../../state/report.ts';
import type { AppContext } from '../context.ts';
import { forgetDraft, setReport, writeDraft } from './write-draft.ts';

/** Leaves the form. What has been written stays as a draft; a form in which nothing was written leaves nothing. */
export async function closeReport(app: AppContext): Promise<void> {
  const draft = openDraft(app.store.getState().report);
  setReport(app, { open: null, picking: false });
  if (!draft) return;
  if (isBlank(draft)) await forgetDraft(app, draft.id);
  else await writeDraft(app, { ...draft, is_open: false });
}
