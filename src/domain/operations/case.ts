/** Operations on cases (`supabase/README.md`, Operations on cases) and what they do to the row before the server says so. */
import type { CaseRecord } from '../entities.ts';
import type { CaseId, GridWorkerId } from '../ids.ts';
import { rowsBy } from '../world.ts';
import { reportCase, type CaseReportArgs, type Severity } from './case-report.ts';
import { NO_CHANGES, type OperationKind, type OperationKinds } from './kind.ts';

export type ToldBy = 'in_person' | 'phone' | 'message' | 'notice';

export interface CaseOperations {
  'case.report': CaseReportArgs;
  'case.register': { case_id: CaseId; severity?: Severity; note?: string };
  'case.dispatch': { case_id: CaseId; grid_worker_id: GridWorkerId; note?: string };
  'case.accept': { case_id: CaseId; note?: string };
  'case.return': { case_id: CaseId; reason: string };
  'case.reassign': { case_id: CaseId; grid_worker_id: GridWorkerId; reason: string };
  'case.recall': { case_id: CaseId; reason: string };
  /** `hours` 1–400, by the clock of the case's class. */
  'case.extend': { case_id: CaseId; hours: number; reason: string };
  'case.escalate': { case_id: CaseId; reason: string };
  'case.self_resolve': { case_id: CaseId; note: string; told_by?: ToldBy };
  'case.handle': { case_id: CaseId; note: string };
  'case.feedback': { case_id: CaseId; told_by: ToldBy; note?: string };
  'case.verify_close': { case_id: CaseId; note?: string };
  'case.rework': { case_id: CaseId; reason: string };
  /** `satisfaction` 1–5. */
  'case.evaluate': { case_id: CaseId; satisfaction: number; note?: string };
}

/**
 * An operation on a case that is there: to the stage its loop says, and `change` gives what becomes different besides. Nothing
 * where the loop does not allow it: the server will refuse.
 */
const step = <Args extends { case_id: CaseId }>(
  operation: keyof CaseOperations,
  change: (record: CaseRecord, args: Args, made_at: string) => Partial<CaseRecord> = () => ({}),
): OperationKind<Args> => ({
  about: ({ case_id }) => [{ entity: 'case_record', id: case_id }],
  title: (world, { case_id }) => world.case_record.get(case_id)?.title ?? '',
  effect(world, args, { made_at }) {
    const record = world.case_record.get(args.case_id);
    const rule =
      record &&
      rowsBy(world.case_transition, 'operation', operation).find(
        ({ loop, from_stage }) => loop === record.loop && from_stage === record.stage,
      );
    if (!rule) return NO_CHANGES;
    const stage = rule.to_stage;
    const closed = world.case_stage.get(stage)?.is_closed ?? false;
    const after: CaseRecord = {
      ...record,
      stage,
      closed_at: closed ? (record.closed_at ?? made_at) : null,
      registered_at: record.registered_at ?? (stage === 'report' ? null : made_at),
      ...change(record, args, made_at),
    };
    return { upserts: { case_record: [after] }, removes: {} };
  },
});

const hoursLater = (at: string, hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

const nobody = () => ({ grid_worker_id: null });
const given = (_record: CaseRecord, { grid_worker_id }: { case_id: CaseId; grid_worker_id: GridWorkerId }) => ({
  grid_worker_id,
});

export const caseKinds: OperationKinds<CaseOperations> = {
  'case.report': {
    about: ({ case_id }) => [{ entity: 'case_record', id: case_id }],
    title: (_world, { title }) => title,
    effect: reportCase,
  },
  'case.register': step('case.register', ({ severity }, args) => ({ severity: args.severity ?? severity })),
  'case.dispatch': step<CaseOperations['case.dispatch']>('case.dispatch', given),
  'case.accept': step('case.accept'),
  'case.return': step('case.return', nobody),
  'case.reassign': step<CaseOperations['case.reassign']>('case.reassign', given),
  'case.recall': step('case.recall', nobody),
  // Exact by a continuous clock; by a working one the server counts later, and until then the sooner deadline is shown.
  'case.extend': step('case.extend', ({ due_at, extension_count }, { hours }) => ({
    due_at: hoursLater(due_at, hours),
    extension_count: extension_count + 1,
  })),
  'case.escalate': step('case.escalate', ({ severity }) => ({
    grid_worker_id: null,
    severity: severity === 'major' ? 'major' : 'prominent',
  })),
  'case.self_resolve': step('case.self_resolve', ({ told_at }, { told_by }, made_at) => ({
    self_resolved: true,
    told_at: told_by === undefined ? told_at : made_at,
  })),
  'case.handle': step('case.handle'),
  'case.feedback': step('case.feedback', (_record, _args, made_at) => ({ told_at: made_at })),
  'case.verify_close': step('case.verify_close'),
  'case.rework': step('case.rework', ({ rework_count }) => ({ rework_count: rework_count + 1, told_at: null })),
  'case.evaluate': step('case.evaluate', (_record, { satisfaction }) => ({ satisfaction })),
};
