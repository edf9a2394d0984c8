/** What a person decides about what they have recorded: try again, give up, mine or theirs, sign out. */
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, signedIn, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { anAccount } from '../../tests/fakes/fake-remote.ts';
import { settled } from '../../tests/fakes/later.ts';
import { Failure } from '../domain/failure.ts';
import type { CaseId } from '../domain/ids.ts';
import type { OperationResult } from '../domain/operation.ts';
import { isUnsent, needsAttention, withDependents } from '../domain/outbox.ts';
import { discardOperation } from './discard-operation.ts';
import { enter } from './enter.ts';
import { perform } from './perform.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { retryOperation } from './retry-operation.ts';
import { signOut } from './sign-out.ts';

const caseId = 'case-1' as CaseId;
const conflict: OperationResult = {
  status: 'conflict',
  entity: 'case_record',
  row: { id: caseId, version: 7, stage: 'register' },
};
const refused = (code: 'wrong_stage' | 'dependency_failed'): OperationResult => ({
  status: 'rejected',
  code,
  field: null,
  message: '',
});

/** Two operations, the second upon the first; answered as given. */
async function answered(...results: OperationResult[]): Promise<FakeApp> {
  const world = aWorld().as('grid_worker', 'grid-1').withGrid('grid-1');
  const app = fakeApp({ ...signedIn, world: world.withCase(caseId, { stage: 'dispatch' }).build() });
  const offline = new Failure('network');
  app.remote.pushAnswers = [offline, () => results];
  app.remote.answers = Array.from({ length: 9 }, () => aPage({ serverTime: '2026-11-20T01:00:00.000Z' }));
  await perform(app, 'case.accept', { case_id: caseId });
  await perform(app, 'case.handle', { case_id: caseId, note: '已修好' });
  await settled();
  await retryOperation(app, idsOf(app)[0] ?? '');
  await settled();
  return app;
}
const outboxOf = (app: FakeApp) => app.store.getState().outbox;
const idsOf = (app: FakeApp) => outboxOf(app).map(({ operation }) => operation.op_id);
const statesOf = (app: FakeApp) => outboxOf(app).map(({ state }) => state);

describe('a conflict (O8)', () => {
  it('waits for a person: the rest is shown without it, and is not sent', async () => {
    const app = await answered(conflict, refused('dependency_failed'));
    expect(statesOf(app)).toEqual(['conflict', 'rejected']);
    expect(outboxOf(app).every(needsAttention)).toBe(true);
    expect(app.store.getState().world.case_record.get(caseId)?.stage).toBe('dispatch');
    expect(withDependents(outboxOf(app), idsOf(app)[0] ?? '')).toHaveLength(2);
  });

  it('"mine" is done again as something new, on the row as it was shown, with what builds upon it', async () => {
    const app = await answered(conflict, refused('dependency_failed'));
    const before = idsOf(app);
    await resolveConflict(app, before[0] ?? '', 'mine');
    await settled();
    const [accept, handle] = app.remote.pushed.at(-1) ?? [];
    expect(accept).toMatchObject({ name: 'case.accept', base_versions: { [caseId]: 7 } });
    expect(handle?.depends_on).toEqual([accept?.op_id]);
    expect(before).not.toContain(accept?.op_id);
    expect(statesOf(app)).toEqual(['done', 'done']);
  });

  it('"theirs" gives it up, with what builds upon it', async () => {
    const app = await answered(conflict, refused('dependency_failed'));
    await resolveConflict(app, idsOf(app)[0] ?? '', 'theirs');
    expect(statesOf(app)).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is tried again under a new id, because the server keeps its answers by id', async () => {
    const app = await answered({ ...refused('wrong_stage') }, refused('dependency_failed'));
    const [first = ''] = idsOf(app);
    await retryOperation(app, first);
    await settled();
    expect(statesOf(app)).toEqual(['done', 'done']);
    expect(idsOf(app)).not.toContain(first);
  });

  it('that came from the way and not from the operation is tried again under the same id', async () => {
    const app = await answered(conflict, refused('dependency_failed'));
    await discardOperation(app, idsOf(app)[0] ?? '');
    app.remote.pushAnswers = [new Failure('not_permitted')];
    const id = await perform(app, 'case.return', { case_id: caseId, reason: '不在家' });
    await settled();
    expect(outboxOf(app)).toMatchObject([{ state: 'rejected', result: null, last_failure: 'not_permitted' }]);
    await retryOperation(app, id);
    await settled();
    expect(idsOf(app)).toEqual([id]);
    expect(statesOf(app)).toEqual(['done']);
  });
});

describe('signing out with unsent records (O7)', () => {
  it('is stopped, and on confirmation leaves them for the same person alone', async () => {
    const app = fakeApp();
    app.remote.answers = Array.from({ length: 9 }, () => new Failure('network'));
    app.remote.pushAnswers = Array.from({ length: 9 }, () => new Failure('network'));
    await enter(app, anAccount);
    await perform(app, 'case.report', { case_id: caseId, class_code: '0101', title: '路灯不亮' });
    await settled();
    expect((await signOut(app))?.code).toBe('unsent_records');
    expect(app.store.getState().session.kind).toBe('signed_in');

    expect(await signOut(app, { leaveUnsent: true })).toBeNull();
    const others = [{ ...anAccount, count: 1 }];
    expect(app.store.getState()).toMatchObject({
      session: { kind: 'signed_out' },
      outbox: [],
      outboxStatus: { others },
    });

    app.remote.pushAnswers = [];
    const sent = app.remote.pushed.length;
    await enter(app, { userId: 'user-2', email: 'neighbour@lianxin.example' });
    await settled();
    expect(app.remote.pushed).toHaveLength(sent);
    expect(app.store.getState().outboxStatus.others).toEqual(others);

    app.remote.answers = [aPage({ full: true })];
    await enter(app, anAccount);
    await settled();
    expect(app.remote.pushed).toHaveLength(sent + 1);
    expect(outboxOf(app).some(isUnsent)).toBe(false);
  });

  it('counts what another tab has just recorded, and wipes nothing where the disk cannot be read', async () => {
    const app = fakeApp();
    app.remote.answers = Array.from({ length: 9 }, () => new Failure('network'));
    app.remote.pushAnswers = Array.from({ length: 9 }, () => new Failure('network'));
    await enter(app, anAccount);
    await perform(app, 'case.report', { case_id: caseId, class_code: '0101', title: '路灯不亮' });
    await settled();
    app.store.setState({ outbox: [] });
    expect((await signOut(app))?.code).toBe('unsent_records');
    app.outbox.broken = new Failure('storage');
    await signOut(app);
    expect(app.device.wiped).toEqual([]);
  });
});
