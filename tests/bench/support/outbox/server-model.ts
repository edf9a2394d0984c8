/**
 * `sync_push` as `supabase/README.md` tells it, in memory, for thousands of devices: ids that count once, what builds upon
 * what, versions, the stages of the seven-stage loop. The bench runs a part of its devices on the real one as well.
 */
import { caseTransitions } from '../../../builders/case-rules.ts';
import { aWorld } from '../../../builders/a-world.ts';
import { rowsOf } from '../../../fakes/fake-app.ts';
import type { CaseRecord } from '../../../../src/domain/entities.ts';
import type { FinalResult, Operation, OperationResult } from '../../../../src/domain/operation.ts';
import { reportCase } from '../../../../src/domain/operations/case-report.ts';
import type { Held, PullPage } from '../../../../src/domain/pull-page.ts';
import type { Changes, World } from '../../../../src/domain/world.ts';
import { markOf, type ServerSide } from './server-side.ts';

interface Kept {
  readonly content: string;
  readonly result: FinalResult;
}

const TOUCHES: Readonly<Record<string, readonly string[]>> = {
  'case.extend': ['due'],
  'case.evaluate': ['evaluation'],
  'case.dispatch': ['stage', 'worker'],
};

export class ServerModel implements ServerSide {
  readonly #kept = new Map<string, Kept>();
  readonly #photos = new Map<string, string>();
  readonly #attached = new Set<string>();
  readonly #done: string[] = [];
  readonly #rows = new Map<string, { row: CaseRecord; changed: number; events: { touches: readonly string[] }[] }>();
  readonly #base: World = aWorld()
    .as('community_staff', 'grid-1')
    .withGrid('grid-1')
    .withCompound('compound-1')
    .build();
  #clock = 0;

  /** What a device has pulled before anything was recorded. */
  get held(): Held {
    return { world: this.#base, cursor: { at: 0 }, dataAsOf: '2026-11-20T01:00:00.000Z' };
  }

  /** How often each thing that was done has counted. */
  counts(): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const mark of this.#done) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    return Promise.resolve(counts);
  }

  push(operations: readonly Operation[]): Promise<readonly OperationResult[]> {
    return Promise.resolve(operations.map((operation) => this.#answer(operation)));
  }

  putPhoto(photoId: string, sha256: string): Promise<void> {
    this.#photos.set(photoId, sha256);
    return Promise.resolve();
  }

  pullPage(cursor: Readonly<Record<string, unknown>> | null): Promise<PullPage> {
    const since = typeof cursor?.['at'] === 'number' ? cursor['at'] : -1;
    const rows = [...this.#rows.values()].filter(({ changed }) => changed > since).map(({ row }) => row);
    const start: Changes = cursor === null ? rowsOf(this.#base) : { upserts: {}, removes: {} };
    return Promise.resolve({
      cursor: { at: this.#clock },
      serverTime: '2026-11-20T02:00:00.000Z',
      full: cursor === null,
      more: false,
      progress: 1,
      changes: { upserts: { ...start.upserts, case_record: rows }, removes: {} },
    });
  }

  /** A colleague changes a case meanwhile. */
  meddle(caseId: string): Promise<void> {
    const at = this.#rows.get(caseId);
    const rule = at && caseTransitions.find((one) => one.loop === at.row.loop && one.from_stage === at.row.stage);
    if (at && rule) this.#write(at.row, rule.to_stage, TOUCHES[rule.operation] ?? ['stage']);
    return Promise.resolve();
  }

  #answer(operation: Operation): OperationResult {
    const { op_id, depends_on, ...rest } = operation;
    const content = JSON.stringify({ ...rest, depends_on });
    const kept = this.#kept.get(op_id);
    if (kept) return kept.content === content ? { status: 'duplicate', result: kept.result } : rejected('id_reuse');
    const before = depends_on.map((id) => this.#kept.get(id));
    const result: OperationResult = before.some((one) => one && one.result.status !== 'applied')
      ? rejected('dependency_failed')
      : before.some((one) => !one)
        ? { status: 'retry', after: 5 }
        : this.#run(operation);
    if (result.status !== 'retry' && result.status !== 'duplicate') this.#kept.set(op_id, { content, result });
    if (result.status === 'applied') this.#done.push(markOf(operation));
    return result;
  }

  #run(operation: Operation): OperationResult {
    const { args, made_at } = operation;
    if (operation.name === 'case.report' && 'class_code' in args) {
      if (this.#rows.has(args.case_id)) return rejected('id_reuse');
      const [row] = reportCase(this.#base, args, { made_at }).upserts.case_record ?? [];
      return row ? this.#write(row, 'report', []) : rejected('outside_duty');
    }
    if ('photo_id' in args) {
      if (this.#attached.has(args.photo_id)) return rejected('id_reuse');
      if (this.#photos.get(args.photo_id) !== args.sha256) return { status: 'retry', after: 5 };
      this.#attached.add(args.photo_id);
      return { status: 'applied', version: 1, versions: { [args.photo_id]: 1 } };
    }
    const id = 'case_id' in args ? args.case_id : '';
    const at = this.#rows.get(id);
    if (!at) return rejected('not_found');
    const touches = TOUCHES[operation.name] ?? ['stage'];
    const base = this.#baseOf(operation, id);
    if (at.events.slice(base).some((event) => event.touches.some((part) => touches.includes(part))))
      return { status: 'conflict', entity: 'case_record', row: { ...at.row } };
    const rule = caseTransitions.find(
      (one) => one.operation === operation.name && one.loop === at.row.loop && one.from_stage === at.row.stage,
    );
    return rule ? this.#write(at.row, rule.to_stage, touches) : rejected('wrong_stage');
  }

  #baseOf({ base_versions, depends_on }: Operation, id: string): number {
    const made = depends_on.map((one) => {
      const result = this.#kept.get(one)?.result;
      return result?.status === 'applied' ? (result.versions[id] ?? 0) : 0;
    });
    return Math.max(base_versions[id] ?? 0, ...made);
  }

  #write(row: CaseRecord, stage: string, touches: readonly string[]): FinalResult {
    const version = row.version + 1;
    const events = [...(this.#rows.get(row.id)?.events ?? []), { touches }];
    this.#clock += 1;
    this.#rows.set(row.id, { row: { ...row, stage, version }, changed: this.#clock, events });
    return { status: 'applied', version, versions: { [row.id]: version } };
  }
}

const rejected = (code: Extract<FinalResult, { status: 'rejected' }>['code']): FinalResult => ({
  status: 'rejected',
  code,
  field: null,
  message: '',
});
