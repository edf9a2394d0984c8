import type { ReportDraft } from '../../domain/report-draft.ts';
import { openDraft } from '../../state/report.ts';
import type { AppContext } from '../context.ts';
import { writeDraft } from './write-draft.ts';

export type ReportChange = Partial<Omit<ReportDraft, 'id' | 'begun_at' | 'photos' | 'is_reported' | 'is_open'>>;

/** Changes the report in the form. Resolves when the device has it. */
export async function changeReport(app: AppContext, change: ReportChange): Promise<void> {
  const draft = openDraft(app.store.getState().report);
  if (draft && !draft.is_reported) await writeDraft(app, { ...draft, ...change });
}
