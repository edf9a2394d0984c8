/** What a person reads of their outbox, and of a conflict. */
import { describe, expect, test } from 'vitest';
import { aWorld } from '../../../tests/builders/a-world.ts';
import { anEntry } from '../../../tests/builders/an-entry.ts';
import { conflictAnswer } from './conflict.ts';
import { outboxAnswer } from './outbox-lines.ts';

describe('the outbox in lines', () => {
  test('what needs a person comes first, with what hangs on it; then what waits; then what has arrived', () => {
    const refused = anEntry({ op_id: 'a' }, { state: 'rejected' });
    const follower = anEntry(
      { op_id: 'b', depends_on: ['a'] },
      { state: 'rejected', last_failure: 'dependency_failed' },
    );
    const second = anEntry({ op_id: 'c', depends_on: ['b'] });
    const other = anEntry({ op_id: 'd' }, { photo_bytes: 2048 });
    const done = anEntry({ op_id: 'e' }, { state: 'done', done_at: '2026-11-20T01:00:00Z' });
    const later = anEntry({ op_id: 'f' }, { state: 'done', done_at: '2026-11-20T01:30:00Z' });
    const answer = outboxAnswer([refused, follower, second, other, done, later]);
    expect(answer.attention).toEqual([{ entry: refused, followers: [follower, second] }]);
    expect(answer.waiting).toEqual([other]);
    expect(answer.done).toEqual([later, done]);
    expect(answer).toMatchObject({ unsent: 4, photoBytes: 2048, lastDoneAt: '2026-11-20T01:30:00Z' });
  });

  test('an empty one has nothing to say', () =>
    expect(outboxAnswer([])).toMatchObject({ attention: [], waiting: [], unsent: 0, lastDoneAt: null }));
});

describe('a conflict', () => {
  const world = aWorld()
    .as('grid_worker', 'grid-1')
    .withGrid('grid-1')
    .withWorker('w')
    .withCase('c', { stage: 'dispatch', grid_worker_id: 'w' });
  const base = world.build();
  const row = { ...base.case_record.get('c'), version: 3 };
  const met = (theirs: object, name = 'case.accept', args: object = {}) =>
    conflictAnswer(
      base,
      anEntry(
        { name, args: { case_id: 'c', ...args } },
        { state: 'conflict', result: { status: 'conflict', entity: 'case_record', row: { ...row, ...theirs } } },
      ),
    );

  test('shows what is now and what mine would make of it', () => {
    const answer = met({ due_at: '2026-12-01T00:00:00Z' });
    expect(answer).toMatchObject({
      obstacle: null,
      theirs: { stage: 'dispatch', due_at: '2026-12-01T00:00:00Z' },
      mine: { stage: 'handle', due_at: '2026-12-01T00:00:00Z' },
      differ: ['stage'],
    });
  });

  test('says when mine has become impossible, and still shows what was meant', () => {
    const answer = met({ stage: 'register', grid_worker_id: null });
    expect(answer?.obstacle).toMatchObject({ kind: 'stage', stages: [{ stage: 'dispatch' }] });
    expect(answer?.mine['stage']).toBe('handle');
    expect(answer?.differ).toContain('stage');
  });

  test('takes the newer of what the server answered and what was pulled since', () => {
    const pulled = aWorld().as('grid_worker', 'grid-1').withCase('c', { version: 9, stage: 'verify' }).build();
    const entry = anEntry(
      { name: 'case.accept', args: { case_id: 'c' } },
      { state: 'conflict', result: { status: 'conflict', entity: 'case_record', row } },
    );
    expect(conflictAnswer(pulled, entry)?.theirs['stage']).toBe('verify');
  });

  test('is none for what waits, and for what this app does not hold', () => {
    expect(conflictAnswer(base, anEntry())).toBeNull();
    const alien = anEntry({}, { state: 'conflict', result: { status: 'conflict', entity: 'alien', row: {} } });
    expect(conflictAnswer(base, alien)).toBeNull();
  });
});
