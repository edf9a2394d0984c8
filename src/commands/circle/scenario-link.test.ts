import { afterEach, expect, test } from 'vitest';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import type { CircleScenario } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import type { CircleState } from '../../state/circle.ts';
import { initialSync } from '../../state/sync.ts';
import { followPermalink } from '../follow-permalink.ts';
import { openScreen } from '../open-screen.ts';
import { followCircle } from './follow-circle.ts';
import { openScenario } from './scenarios.ts';
import { addSite, nudgeSite } from './sites.ts';

const A = '01940000-0000-7000-8000-00000000000a';
const B = '01940000-0000-7000-8000-00000000000b';
const site = (id: string, lon: number) => ({
  sites: [
    { id: `site ${id}`, name: 'A', geom: { type: 'Point' as const, coordinates: [lon, 0] }, candidate_site_id: null },
  ],
});
const world = aStreet()
  .withScenario(A, { minutes: 10, ...site(A, 0.01) })
  .withScenario(B, site(B, 0.02))
  .build();
const complete = { ...initialSync, dataAsOf: '2026-11-20T02:00:00.000Z' };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** As `app/start.ts` joins them. */
function arriving(hash: string, held: World = world): FakeApp {
  const app = fakeApp({ ...signedIn, hash, world: held, sync: complete });
  stops.push(followPermalink(app), followCircle(app));
  return app;
}
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const open = (app: FakeApp, id: string): void => {
  const found: CircleScenario | undefined = app.store.getState().world.circle_scenario.get(id);
  if (found) openScenario(app, found);
};
const hashes = (app: FakeApp): (string | undefined)[] =>
  app.addressBar.entries.map(({ hash }) => /plan=[^&]*/.exec(hash)?.[0].slice(-1));
const lons = (app: FakeApp): number[] => circle(app).sites.map(({ at }) => at[0]);

test('a link opens the scenario it names', () => {
  const app = arriving(`#at=circle&plan=${A}`);
  expect(circle(app)).toMatchObject({ scenario: A, wanted: null, tab: 'plan', minutes: 10 });
  expect(lons(app)).toEqual([0.01]);
  expect(app.addressBar.entries).toHaveLength(1);
});

test('one that is not held yet is waited for, and the link keeps its name meanwhile', () => {
  const app = arriving(`#at=circle&plan=${A}`, aStreet().build());
  expect(circle(app)).toMatchObject({ scenario: null, wanted: A });
  app.store.setState({ selection: { kind: 'compound', id: 'compound-1' } });
  expect(app.addressBar.hash()).toContain(`plan=${A}`);
  app.store.setState({ world });
  expect(circle(app)).toMatchObject({ scenario: A, wanted: null });
});

test('whoever has begun to plan meanwhile is not interrupted', () => {
  const app = arriving(`#at=circle&plan=${A}`, aStreet().build());
  addSite(app, [0.005, 0]);
  app.store.setState({ world });
  expect(lons(app)).toEqual([0.005]);
  expect(circle(app).scenario).toBeNull();
});

test('Back from one scenario leads to the one before, and from that to none', () => {
  const app = arriving('#at=circle');
  open(app, A);
  open(app, B);
  expect(hashes(app)).toEqual([undefined, 'a', 'b']);
  app.addressBar.back();
  expect(circle(app).scenario).toBe(A);
  expect(lons(app)).toEqual([0.01]);
  app.addressBar.back();
  expect(circle(app)).toMatchObject({ scenario: null, wanted: null, sites: [] });
  expect(hashes(app)).toEqual([undefined, 'a', 'b']); // and nothing new is on the way
});

test('Back after a site was moved brings the scenario as it was saved', () => {
  const app = arriving(`#at=circle&plan=${A}`);
  nudgeSite(app, `site ${A}`, 100, 0);
  expect(hashes(app)).toEqual(['a', undefined]);
  app.addressBar.back();
  expect(circle(app).scenario).toBe(A);
  expect(lons(app)).toEqual([0.01]);
});

test('Back to another place of the rail leaves the plan as it is', () => {
  const app = arriving('');
  openScreen(app, 'circle');
  addSite(app, [0.005, 0]);
  app.addressBar.back();
  expect(app.store.getState().screen).toBe('map');
  expect(lons(app)).toEqual([0.005]);
});

test('a link to what was removed shows nothing of it, and what is on the map stays', () => {
  const app = arriving('#at=circle');
  addSite(app, [0.005, 0]);
  app.addressBar.paste(`#at=circle&plan=${A.replace('a', 'c')}`);
  expect(lons(app)).toEqual([0.005]);
  app.addressBar.paste('#at=circle');
  expect(circle(app)).toMatchObject({ wanted: null, sites: [{ at: [0.005, 0] }] });
});
