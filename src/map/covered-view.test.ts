import { expect, test } from 'vitest';
import { aWorld, NOW } from '../../tests/builders/a-world.ts';
import { noCaseFilter } from '../domain/rules/case-filter.ts';
import { createAppStore } from '../state/store.ts';
import { initialSync } from '../state/sync.ts';
import { createCoveredView } from './covered-view.ts';

const complete = { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' };
const overdue = { ...noCaseFilter, state: 'overdue' } as const;

test('a map behind the desk keeps what it showed, and catches up when it is seen', () => {
  const view = createCoveredView();
  const store = createAppStore({ sync: complete, world: aWorld().build() });
  const before = view(store.getState(), NOW).state;
  store.setState({ screen: 'desk', caseFilter: overdue, world: aWorld().withCase('a').build(), theme: 'dark' });
  const behind = view(store.getState(), NOW).state;
  expect(behind.world).toBe(before.world);
  expect(behind.caseFilter).toBe(noCaseFilter);
  expect(behind.theme).toBe('dark');
  store.setState({ screen: 'map' });
  expect(view(store.getState(), NOW).state).toBe(store.getState());
});

test('a map that has never had data takes it behind the desk too', () => {
  const view = createCoveredView();
  const store = createAppStore({ screen: 'desk' });
  view(store.getState(), NOW);
  store.setState({ world: aWorld().withCase('a').build(), sync: complete });
  expect(view(store.getState(), NOW).state.world.case_record.size).toBe(1);
});
