import { expect, test } from 'vitest';
import { initialBoundary, type BoundaryEdit } from './boundary.ts';
import { initialCircle } from './circle.ts';
import { mapModeOf } from './map-mode.ts';
import { initialPlan } from './plan.ts';
import { createAppStore, type AppState } from './store.ts';

const mode = (change: Partial<AppState>) => mapModeOf(createAppStore(change).getState());
const boundary = { ...initialBoundary, edit: {} as BoundaryEdit };

test('a mode belongs to its place of the rail: who leaves the place leaves the mode', () => {
  expect(mode({})).toBe('browse');
  expect(mode({ screen: 'circle' })).toBe('circle');
  const circle = { ...initialCircle, mode: { kind: 'place_site' } as const };
  expect(mode({ screen: 'circle', circle })).toBe('draw-circle');
  expect(mode({ screen: 'map', circle })).toBe('browse');
  const plan = { ...initialPlan, tool: 'edit' } as const;
  expect(mode({ screen: 'plan', plan, boundary })).toBe('edit-boundary');
  expect(mode({ screen: 'map', plan, boundary })).toBe('browse');
  expect(mode({ screen: 'plan', boundary })).toBe('browse');
  expect(mode({ screen: 'plan', plan, boundary, day: '2026-06-30' })).toBe('browse');
});
