import { describe, expect, test } from 'vitest';
import { aWorld, type WorldBuilder } from '../../../tests/builders/a-world.ts';
import type { CaseRecord } from '../entities.ts';
import type { Role } from '../role.ts';
import { caseActions, type CaseActions } from './case-actions.ts';
import { workerChoices } from './worker-choices.ts';

type Case = NonNullable<Parameters<WorldBuilder['withCase']>[1]>;

function ask(role: Role, row: Case, more: (world: WorldBuilder) => WorldBuilder = (world) => world, unsettled = false) {
  const world = more(aWorld().as(role, 'grid-1').withGrid('grid-1').withCase('c', row)).build();
  return caseActions(world, world.case_record.get('c') as CaseRecord, unsettled);
}
const names = (actions: CaseActions['possible']): string[] => actions.map(({ operation }) => operation.slice(5));

describe('the one big button', () => {
  test.each<[Role, Case, string | undefined]>([
    ['grid_worker', { stage: 'report', severity: 'simple' }, 'case.self_resolve'],
    ['grid_worker', { stage: 'report' }, undefined],
    ['community_staff', { stage: 'report' }, 'case.register'],
    ['community_staff', { stage: 'register' }, 'case.dispatch'],
    ['grid_worker', { stage: 'register' }, undefined],
    ['grid_worker', { stage: 'dispatch', grid_worker_id: 'w' }, 'case.accept'],
    ['street_staff', { stage: 'dispatch', grid_worker_id: 'w' }, undefined],
    ['grid_worker', { stage: 'handle', grid_worker_id: 'w' }, 'case.handle'],
    ['grid_worker', { stage: 'feedback', grid_worker_id: 'w' }, 'case.feedback'],
    ['street_staff', { stage: 'feedback' }, 'case.feedback'],
    ['street_staff', { stage: 'verify' }, 'case.verify_close'],
    ['grid_worker', { stage: 'verify' }, undefined],
    ['street_staff', { stage: 'evaluate' }, 'case.evaluate'],
    ['street_staff', { stage: 'evaluate', satisfaction: 5 }, undefined],
    ['leader', { stage: 'handle' }, undefined],
    ['street_staff', { stage: 'report', loop: 'demand' }, 'case.dispatch'],
    ['grid_worker', { stage: 'handle', loop: 'demand', grid_worker_id: 'w' }, 'case.handle'],
  ])('of %s for %o is %s', (role, row, expected) => expect(ask(role, row).primary?.operation).toBe(expected));

  test('what lies in another worker’s hands is not this one’s turn, but can be done', () => {
    const me = (world: WorldBuilder) =>
      world.with('profile', {
        id: 'me',
        display_name: '',
        role: 'grid_worker',
        territory_ids: [],
        grid_worker_id: 'w',
      });
    const actions = ask('grid_worker', { stage: 'dispatch', grid_worker_id: 'other' }, me);
    expect(actions.primary).toBeNull();
    expect(names(actions.possible)).toContain('accept');
    expect(ask('grid_worker', { stage: 'dispatch', grid_worker_id: 'w' }, me).primary?.operation).toBe('case.accept');
  });

  test('whoever reported by name is told before the case is closed', () => {
    const reporter = (world: WorldBuilder) =>
      world.with('case_detail', {
        id: 'c',
        description: '',
        reporter_name: '端木青禾',
        reporter_phone: null,
        household_id: null,
      });
    const owing = ask('street_staff', { stage: 'verify', told_at: null }, reporter);
    expect(owing.primary?.operation).toBe('case.feedback');
    expect(owing.blocked).toContainEqual(
      expect.objectContaining({ operation: 'case.verify_close', obstacle: { kind: 'feedback_missing' } }),
    );
    expect(ask('street_staff', { stage: 'verify', told_at: '2026-11-20T01:00:00Z' }, reporter).primary?.operation).toBe(
      'case.verify_close',
    );
    expect(ask('grid_worker', { stage: 'report', severity: 'simple' }, reporter).primary?.required).toContain(
      'told_by',
    );
  });
});

describe('everything else', () => {
  test('what staff can do with a case in hand', () =>
    expect(names(ask('street_staff', { stage: 'handle' }).possible)).toEqual([
      'handle',
      'return',
      'reassign',
      'extend',
    ]));

  test('what cannot be done says when it can; what is never theirs is not mentioned', () => {
    const { blocked } = ask('grid_worker', { stage: 'report' });
    expect(names(blocked)).toEqual(['accept', 'handle', 'feedback', 'self_resolve', 'return']);
    expect(blocked[0]?.obstacle).toMatchObject({ kind: 'stage', stages: [{ stage: 'dispatch', name_zh: '任务派遣' }] });
    expect(blocked[3]?.obstacle).toEqual({ kind: 'not_simple' });
  });

  test('a failed step comes first', () => {
    const actions = ask('street_staff', { stage: 'register' }, undefined, true);
    expect(actions.primary).toBeNull();
    expect(actions.possible).toEqual([]);
    expect(actions.blocked.map(({ obstacle }) => obstacle?.kind)).toContain('settle_first');
  });
});

describe('whose turn it is otherwise', () => {
  test.each<[Role, Case, object | null]>([
    ['grid_worker', { stage: 'register' }, { operation: 'case.dispatch', roles: ['community_staff', 'street_staff'] }],
    ['street_staff', { stage: 'dispatch' }, { operation: 'case.accept', roles: ['grid_worker'] }],
    ['leader', { stage: 'verify' }, { operation: 'case.verify_close', roles: ['community_staff', 'street_staff'] }],
    ['leader', { stage: 'evaluate', satisfaction: 4 }, null],
  ])('%s of %o waits for %o', (role, row, expected) => expect(ask(role, row).waitingFor).toEqual(expected));
});

test('a case is offered to the place’s own workers first, then to the less loaded', () => {
  const world = aWorld()
    .as('street_staff', 'street')
    .withGrid('grid-1', { name: '一网格' })
    .withGrid('grid-2')
    .withTerritory('elsewhere', { level: 'community', parent_id: 'street' })
    .withWorker('far', { territory_id: 'elsewhere' })
    .withWorker('busy', { grids: ['grid-2'] })
    .withWorker('idle', { grids: ['grid-2'] })
    .withWorker('helper', { grids: ['grid-1'], employment: 'part_time' })
    .withWorker('own', { grids: ['grid-1'] })
    .withCase('c')
    .withCase('late', { grid_worker_id: 'busy', due_at: '2026-11-01T00:00:00Z' })
    .withCase('done', { grid_worker_id: 'idle', stage: 'evaluate' })
    .build();
  const choices = workerChoices(world, world.case_record.get('c') as CaseRecord, Date.parse('2026-11-20T02:00:00Z'));
  expect(choices.map(({ name }) => name)).toEqual(['own', 'helper', 'idle', 'busy', 'far']);
  expect(choices[0]).toMatchObject({ near: true, grids: ['一网格'], load: 0 });
  expect(choices[3]).toMatchObject({ near: false, load: 1, overdue: 1 });
});
