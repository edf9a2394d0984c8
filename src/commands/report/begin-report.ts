import type { CaseId } from '../../domain/ids.ts';
import { newId } from '../../domain/new-id.ts';
import { newDraft, type DraftPlace } from '../../domain/report-draft.ts';
import { openDraft } from '../../state/report.ts';
import type { AppContext } from '../context.ts';
import { changeReport } from './change-report.ts';
import { setReport, writeDraft } from './write-draft.ts';

/** Places of the rail that leave the form no room. */
const FULL = ['desk', 'orders', 'outbox'];

/**
 * Opens the form for something at `place`; null: where is the first question. A report that is being written already gets
 * the new place instead of a second form. Resolves when the draft is on the device.
 */
export async function beginReport(app: AppContext, place: DraftPlace | null): Promise<void> {
  const { report, screen } = app.store.getState();
  if (FULL.includes(screen)) app.store.setState({ screen: 'map', selection: null, highlight: [] });
  const writing = openDraft(report);
  if (writing && !writing.is_reported) {
    setReport(app, { picking: false });
    if (place) await changeReport(app, { place });
    return;
  }
  const now = app.clock.now();
  const draft = newDraft(newId(now) as CaseId, new Date(now).toISOString(), place, report.last);
  setReport(app, { open: draft.id, picking: false });
  await writeDraft(app, draft);
}
