/** What stands in the panel while a report is being written: the form, or the list of what was begun. */
import { useAppState } from '../app-context.tsx';
import { openDraft } from '../../state/report.ts';
import { DraftList } from './DraftList.tsx';
import { ReportForm } from './ReportForm.tsx';

export default function ReportPanel() {
  const report = useAppState((state) => state.report);
  const draft = openDraft(report);
  return draft && !draft.is_reported ? <ReportForm key={draft.id} draft={draft} /> : <DraftList />;
}
