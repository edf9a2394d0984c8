import { toFailure } from '../../domain/failure.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { ReportDraft } from '../../domain/report-draft.ts';
import type { Report } from '../../state/report.ts';
import type { AppContext } from '../context.ts';

export const setReport = (app: AppContext, change: Partial<Report>): void =>
  app.store.setState(({ report }) => ({ report: { ...report, ...change } }));

const replaced = (drafts: readonly ReportDraft[], draft: ReportDraft): readonly ReportDraft[] =>
  drafts.some(({ id }) => id === draft.id)
    ? drafts.map((other) => (other.id === draft.id ? draft : other))
    : [...drafts, draft];

export const showDraft = (app: AppContext, draft: ReportDraft): void =>
  setReport(app, { drafts: replaced(app.store.getState().report.drafts, draft) });

/** Shows the draft as it is now and keeps it on the device. Resolves when it is there; what fails is said in state. */
export async function writeDraft(app: AppContext, draft: ReportDraft): Promise<void> {
  showDraft(app, draft);
  await kept(app, app.drafts.keep(draft));
}

/** Takes the draft out of the form, out of the list and off the device. */
export async function forgetDraft(app: AppContext, id: CaseId): Promise<void> {
  const { report } = app.store.getState();
  setReport(app, {
    drafts: report.drafts.filter((draft) => draft.id !== id),
    open: report.open === id ? null : report.open,
    picking: report.open === id ? false : report.picking,
  });
  await kept(app, app.drafts.drop(id));
}

/** A device that does not keep drafts still reports; but the person must know that nothing is safe before that. */
export async function kept(app: AppContext, writing: Promise<void>): Promise<void> {
  try {
    await writing;
    if (app.store.getState().report.unkept) setReport(app, { unkept: null });
  } catch (thrown) {
    setReport(app, { unkept: toFailure(thrown) });
  }
}
