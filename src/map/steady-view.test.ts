import { expect, test } from 'vitest';
import { createAppStore } from '../state/store.ts';
import { sources } from './sources/index.ts';
import { createSteadyView } from './steady-view.ts';
import { aCircle, aPicture, aReach } from './testing/a-circle.ts';
import { aWorld, NOW } from './testing/a-world.ts';

const state = (circle: ReturnType<typeof aCircle>) =>
  createAppStore({ world: aWorld(), screen: 'circle', circle }).getState();

test('under a moving finger rings and pins follow, buildings wait, and streets are gone', () => {
  const steady = createSteadyView();
  const before = state(aCircle());
  expect(steady(before, false)).toBe(before);
  const rings = aPicture.rings.slice(0, 1);
  const after = state(aCircle({ reach: aReach(60), picture: { ...aPicture, rings }, sites: [] }));
  const moving = { state: steady(after, true), now: NOW };
  expect(moving.state.circle.reach).toBe(before.circle.reach);
  expect(sources.circle_ring.features(moving)).toHaveLength(1);
  expect(sources.circle_street.features(moving)).toEqual([]);
  expect(sources.circle_building.features(moving)).toHaveLength(1);
  expect(sources.circle_place.features(moving)).toHaveLength(1);
  // Let go: what is true now.
  expect(sources.circle_building.features({ state: steady(after, false), now: NOW })).toEqual([]);
});
