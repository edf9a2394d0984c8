import type { Point } from 'geojson';
import type { ChecklistSubject } from '../domain/answers/checklist.ts';
import type { AssignmentId, ChecklistResultId, VisitId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import type { VisitDraft } from '../domain/visit-draft.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';
import { UNDO_MS } from './undo-operation.ts';
import { forgetVisit } from './visit-draft.ts';

/** A position older than this says where somebody was, not where they are. Milliseconds. */
const FRESH_MS = 120_000;

/** Where the device is now, if it knows; the server keeps only how far that is from the place. */
function whereabouts(app: AppContext): { geom?: Point; accuracy_m?: number } {
  const { devicePosition: here } = app.store.getState();
  if (here.kind !== 'here' || app.clock.now() - here.at > FRESH_MS) return {};
  return { geom: { type: 'Point', coordinates: [...here.center] }, accuracy_m: Math.round(here.accuracy) };
}

const onPatrol = (app: AppContext) => {
  const { running } = app.store.getState().patrol;
  return running ? { patrol_id: running.id } : {};
};

const findingsOf = (findings: string) => (findings.trim() === '' ? {} : { findings: findings.trim() });

/**
 * Records a visit (走访), on a patrol as part of it; its draft goes when it is in the outbox, never before. Resolves with the
 * operation's id, for an undo. Throws a `Failure`, and then nothing is recorded and the draft is as it was.
 */
export async function recordVisit(app: AppContext, draft: VisitDraft): Promise<string> {
  const { id: visit_id, place, kind, met, findings, photos } = draft;
  const args = { visit_id, ...place, kind, met, ...findingsOf(findings), ...onPatrol(app), ...whereabouts(app) };
  const opId = await perform(app, 'visit.record', args, { photos, holdMs: UNDO_MS });
  await forgetVisit(app, draft.id);
  return opId;
}

/** Records a leader's visit (包联走访) that happened `daysAgo`. Resolves and throws like `recordVisit`. */
export function visitAssignment(
  app: AppContext,
  assignment_id: AssignmentId,
  { findings, daysAgo }: { readonly findings: string; readonly daysAgo: number },
): Promise<string> {
  const now = app.clock.now();
  const visit_id = newId(now) as VisitId;
  const at = now + app.store.getState().outboxStatus.clockOffsetMs - daysAgo * 24 * 3_600_000;
  const when = daysAgo > 0 ? { visited_at: new Date(at).toISOString() } : whereabouts(app);
  const args = { visit_id, assignment_id, ...findingsOf(findings), ...when };
  return perform(app, 'assignment.visit', args, { holdMs: UNDO_MS });
}

/** Ticks an item of a checklist on site. Throws a `Failure`, and then nothing is recorded. */
export async function tickItem(
  app: AppContext,
  subject: ChecklistSubject,
  { template_id, item, ok }: { readonly template_id: string; readonly item: string; readonly ok: boolean },
): Promise<void> {
  const result_id = newId(app.clock.now()) as ChecklistResultId;
  const of = subject.subject === 'compound' ? { compound_id: subject.id } : { party_org_id: subject.id };
  await perform(app, 'checklist.tick', { result_id, template_id, item, ok, ...of, ...onPatrol(app) });
}
