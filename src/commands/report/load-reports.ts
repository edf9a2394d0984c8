import { toFailure } from '../../domain/failure.ts';
import type { AppContext } from '../context.ts';
import { foundVisits } from '../visit-draft.ts';
import { forgetDraft, setReport } from './write-draft.ts';

/**
 * What this person had begun when the page was last here. A draft whose case is on its way already was handed in just before
 * the page ended: it must not be handed in again.
 */
export async function loadReports(app: AppContext, userId: string): Promise<void> {
  try {
    const { drafts, visits, boundaries, last } = await app.drafts.open(userId);
    const { session, world } = app.store.getState();
    if (session.kind !== 'signed_in' || session.userId !== userId) return;
    const reported = drafts.filter(({ id, is_reported }) => !is_reported && world.case_record.has(id));
    const left = drafts.filter((draft) => !reported.includes(draft));
    setReport(app, { drafts: left, last, open: left.findLast(({ is_open }) => is_open)?.id ?? null });
    app.store.setState(({ boundary }) => ({ boundary: { ...boundary, drafts: boundaries } }));
    const visitDrafts = await foundVisits(app, visits);
    if (app.store.getState().session === session) app.store.setState({ visitDrafts });
    for (const { id } of reported) await forgetDraft(app, id);
  } catch (thrown) {
    setReport(app, { unkept: toFailure(thrown) });
  }
}
