import { describe, expect, it } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { aPage, fakeApp, rowsOf, signedIn } from '../../tests/fakes/fake-app.ts';
import { fullDisk } from '../../tests/fakes/fake-replica.ts';
import { settled } from '../../tests/fakes/later.ts';
import type { CaseId, CompoundId } from '../domain/ids.ts';
import { Failure } from '../domain/failure.ts';
import { pendingRows } from '../domain/outbox.ts';
import { perform } from './perform.ts';

const offline = new Failure('network');
const caseId = 'case-1' as CaseId;
const world = () => aWorld().as('grid_worker', 'grid-1').withGrid('grid-1').withCompound('compound-1');
const report = { case_id: caseId, class_code: '0101', title: '单元门打不开', compound_id: 'compound-1' as CompoundId };

const app = (built = world()) => {
  const made = fakeApp({ ...signedIn, world: built.build() });
  made.remote.pushAnswers = [offline, offline, offline];
  made.remote.answers = [offline, offline, offline];
  return made;
};
const stateOf = (made: ReturnType<typeof app>) => made.store.getState();

describe('what a person does', () => {
  it('is on the device and on the map before the server has heard of it', async () => {
    const made = app();
    const id = await perform(made, 'case.report', report);
    expect(stateOf(made).world.case_record.get(caseId)).toMatchObject({ stage: 'report', territory_id: 'grid-1' });
    expect(stateOf(made).base.case_record.has(caseId)).toBe(false);
    expect(stateOf(made).outbox).toMatchObject([{ operation: { op_id: id }, title: '单元门打不开' }]);
    expect([...pendingRows(stateOf(made).outbox).keys()]).toEqual([caseId]);
    await settled();
    expect(stateOf(made).outbox).toMatchObject([{ state: 'waiting', tries: 1, last_failure: 'network', frozen: true }]);
    expect(stateOf(made).world.case_record.has(caseId)).toBe(true);
  });

  it('names the version that was seen, and what it builds upon', async () => {
    const made = app(world().withCase(caseId, { version: 4, stage: 'dispatch' }));
    const first = await perform(made, 'case.accept', { case_id: caseId });
    await perform(made, 'case.handle', { case_id: caseId, note: '已修好' });
    const [accept, handle] = stateOf(made).outbox.map(({ operation }) => operation);
    expect(accept).toMatchObject({ base_versions: { [caseId]: 4 }, depends_on: [] });
    expect(handle).toMatchObject({ depends_on: [first] });
    expect(stateOf(made).world.case_record.get(caseId)?.stage).toBe('feedback');
  });

  it('is refused, with nothing shown, when the device cannot keep it', async () => {
    const made = app();
    made.outbox.broken = fullDisk;
    await expect(perform(made, 'case.report', report)).rejects.toThrow(fullDisk);
    expect(stateOf(made).world.case_record.has(caseId)).toBe(false);
    expect(stateOf(made).outboxStatus.unavailable).toBe(fullDisk);
    await expect(perform(made, 'case.report', report)).rejects.toThrow(fullDisk);
  });

  it('stays shown between the answer and the pull that brings it (O4), and then as the server has it', async () => {
    const made = app();
    made.remote.pushAnswers = [];
    const row = { ...world().build() };
    made.remote.answers = [
      aPage({ serverTime: '2026-11-20T01:00:00.000Z' }),
      aPage({
        serverTime: '2026-11-20T02:00:30.000Z',
        changes: rowsOf(world().withCase(caseId, { stage: 'report', number: 'LX1' }).build()),
      }),
    ];
    await perform(made, 'case.report', report);
    await settled();
    expect(stateOf(made).outbox).toMatchObject([{ state: 'done', result: { version: 1 } }]);
    expect(stateOf(made).world.case_record.get(caseId)).toMatchObject({ number: '', version: 0 });
    await perform(made, 'case.report', { ...report, case_id: 'case-2' as CaseId });
    await settled();
    expect(stateOf(made).world.case_record.get(caseId)).toMatchObject({ number: 'LX1', version: 1 });
    expect(row.case_record.size).toBe(0);
  });
});
