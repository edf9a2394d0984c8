import type { Point } from 'geojson';
import { expect, test } from 'vitest';
import { aWorld } from '../../tests/builders/a-world.ts';
import { fakeApp, type FakeApp } from '../../tests/fakes/fake-app.ts';
import { teamsFor } from '../domain/answers/service-order.ts';
import { Failure } from '../domain/failure.ts';
import { measureWalks } from './measure-walks.ts';

const at = (lon: number): { geom: Point } => ({ geom: { type: 'Point', coordinates: [lon, 0] } });

const world = aWorld()
  .withTerritory('grid-1', { name: 'grid-1' })
  .withTeam('near', at(0.001))
  .withTeam('far', at(0.002))
  .withOrder('order-1', { ...at(0), skill: 'repair' })
  .build();
const order = [...world.service_order.values()][0];
if (!order) throw new Error('no order');

const suggested = (app: FakeApp): [string, string][] =>
  teamsFor(world, order, app.store.getState().walk.toOrder).map(({ team, distance }) => [team.id, distance.kind]);

const straight = [
  ['near', 'straight'],
  ['far', 'straight'],
];

test('teams are suggested by their walk, and a river between changes who is near', async () => {
  const app = fakeApp({ world });
  app.walk.network = true;
  app.walk.walk = (_from, [lon]) => ({ metres: 1, seconds: lon === 0.001 ? 900 : 300 });
  expect(suggested(app)).toEqual(straight);
  await measureWalks(app, order);
  expect(app.store.getState().walk.network).toEqual({ kind: 'ready' });
  expect(suggested(app)).toEqual([
    ['far', 'walking'],
    ['near', 'walking'],
  ]);
});

test('without a network the straight lines stay', async () => {
  const app = fakeApp({ world });
  await measureWalks(app, order);
  expect(app.store.getState().walk.network).toEqual({ kind: 'none' });
  expect(suggested(app)).toEqual(straight);
});

test('one team that cannot be walked to makes all of them straight lines: the two measures are never mixed', async () => {
  const app = fakeApp({ world });
  app.walk.network = true;
  app.walk.walk = (_from, [lon]) => (lon === 0.001 ? null : { metres: 1, seconds: 300 });
  await measureWalks(app, order);
  expect(suggested(app)).toEqual(straight);
});

test('walks to another order are not taken for walks to this one', async () => {
  const app = fakeApp({ world });
  app.walk.network = true;
  await measureWalks(app, at(0.5));
  expect(suggested(app)).toEqual(straight);
});

test('a network that cannot be had is said so, and the straight lines stay', async () => {
  const app = fakeApp({ world });
  app.walk.network = new Failure('network');
  await measureWalks(app, order);
  expect(app.store.getState().walk.network).toMatchObject({ kind: 'failed', failure: { code: 'network' } });
  expect(suggested(app)).toEqual(straight);
});

test('a newer question does not count as a failure', async () => {
  const app = fakeApp({ world });
  app.walk.network = true;
  app.walk.gate = Promise.reject(new DOMException('newer', 'AbortError'));
  await measureWalks(app, order);
  expect(app.store.getState().walk.network).toEqual({ kind: 'ready' });
});
