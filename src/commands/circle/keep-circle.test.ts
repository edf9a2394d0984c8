import { describe, expect, test } from 'vitest';
import { aReach } from '../../../tests/builders/a-reach.ts';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { withHomes } from '../../../tests/builders/with-homes.ts';
import { fullDisk } from '../../../tests/fakes/fake-replica.ts';
import type { CircleScenario } from '../../domain/entities.ts';
import type { CircleScenarioId, ServiceCircleId, TerritoryId } from '../../domain/ids.ts';
import type { World } from '../../domain/world.ts';
import { initialCircle, type CircleState } from '../../state/circle.ts';
import { askOtherwise, openPublished } from './change-circle.ts';
import { publishCircle, publishObstacle, withdrawCircle } from './publish-circle.ts';
import { openScenario, proposeScenario, removeScenario, saveScenario } from './scenarios.ts';
import { setCircle } from './set-circle.ts';
import { addSite, nudgeSite } from './sites.ts';

const network = { source: 'town', source_date: '2026-11-20', profile: 'foot-1', version: 'v1' };
const station = {
  id: 'station-1',
  name: '清和中心',
  at: [0, 0],
  selection: { kind: 'service_station', id: 'station-1' },
} as const;
const territory_id = 'street' as TerritoryId;

/** Seconds as the network has them: nothing is whole. */
const reachOf = (world: World) =>
  aReach(world, {
    seconds: { near: 111.25, far: 1668.000_244, alone: null },
    elderly: { near: 148.3, far: null, alone: null },
    unknown: { far: 1500.5 },
    off: ['alone'],
    places: [station],
  });

function anApp(built: World, change: Partial<CircleState> = {}): FakeApp {
  const reach = reachOf(built);
  const circle = {
    ...initialCircle,
    phase: { kind: 'ready' },
    network,
    places: [station],
    reach,
    before: reach,
  } as const;
  return fakeApp({ ...signedIn, screen: 'circle', world: built, base: built, circle: { ...circle, ...change } });
}
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const told = (app: FakeApp) => app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));

describe('publishing', () => {
  test('tells each door in whole seconds, up, and which doors are not connected', async () => {
    const app = anApp(aStreet().build());
    await publishCircle(app, territory_id, '党群服务中心步行圈');
    expect(told(app)).toMatchObject([
      {
        name: 'circle.publish',
        args: {
          territory_id,
          name: '党群服务中心步行圈',
          served: ['service_center'],
          pace: 'standard',
          network,
          places: [{ name: '清和中心', geom: { type: 'Point', coordinates: [0, 0] } }],
          units: [
            ['near', 112, 112, 149, 149, 0],
            ['far', 1669, 1501, null, 1501, 0],
          ],
          unconnected: ['alone'],
        },
      },
    ]);
    expect(app.store.getState().world.service_circle.size).toBe(1);
  });

  test('a door that reaches nothing is told so, and nobody old walks at another pace where none is asked', async () => {
    const world = aStreet().build();
    const app = anApp(world, { reach: aReach(world, { seconds: { near: 100, far: null, alone: 30 } }) });
    await publishCircle(app, territory_id, '圈');
    expect(told(app)[0]?.args).toMatchObject({
      units: [
        ['near', 100, 100, 100, 100, 0],
        ['far', null, null, null, null, null],
        ['alone', 30, 30, 30, 30, 0],
      ],
      unconnected: [],
    });
  });

  test('is of the doors of its own territory, and of no other', async () => {
    const app = anApp(aStreet().build());
    await publishCircle(app, 'grid-1' as TerritoryId, '圈');
    expect(told(app)[0]?.args).toMatchObject({ units: [['near', 112, 112, 149, 149, 0]], unconnected: [] });
  });

  test.each<[string, Partial<CircleState>]>([
    ['no_network', { phase: { kind: 'none' } }],
    ['no_network', { network: null }],
    ['nothing_served', { served: [] }],
    ['nothing_served', { places: [] }],
    ['sites', { sites: [{ id: 's', name: 'A', at: [0, 0], candidate_site_id: null }] }],
    ['open_now', { openNow: true }],
    ['busy', { busy: true }],
    ['busy', { reach: null }],
  ])('cannot be done: %s', async (why, change) => {
    const app = anApp(aStreet().build(), change);
    expect(publishObstacle(circle(app))).toBe(why);
    await expect(publishCircle(app, territory_id, '圈')).rejects.toMatchObject({ code: 'invalid_input' });
    expect(told(app)).toEqual([]);
  });

  test('never with walks of other doors than those there are now', async () => {
    const app = anApp(aStreet().build());
    expect(publishObstacle(circle(app))).toBeNull();
    app.store.setState({
      world: withHomes(aStreet(), 'new', { grid: 'grid-1', compound: null, at: [0, 0] }, 3).build(),
    });
    await expect(publishCircle(app, territory_id, '圈')).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('can be taken back', async () => {
    const app = anApp(aStreet().withCircle('circle-1').build());
    await withdrawCircle(app, 'circle-1' as ServiceCircleId);
    expect(told(app)).toEqual([{ name: 'circle.withdraw', args: { circle_id: 'circle-1' } }]);
    expect(app.store.getState().world.service_circle.size).toBe(0);
  });

  test('what is published is read by its own question, at any minute, until something else is asked', () => {
    const app = anApp(aStreet().withCircle('circle-1', { pace: 'elderly' }).build(), {
      openNow: true,
      tab: 'published',
    });
    const published = app.store.getState().world.service_circle.get('circle-1');
    if (!published) throw new Error('no circle');
    openPublished(app, published);
    const asked = { served: ['service_center', 'service_station'], pace: 'elderly', openNow: false, tab: 'reach' };
    expect(circle(app)).toMatchObject({ ...asked, published: 'circle-1' });
    askOtherwise(app, { minutes: 10 });
    expect(circle(app)).toMatchObject({ minutes: 10, published: 'circle-1' });
    askOtherwise(app, { pace: 'standard' });
    expect(circle(app).published).toBeNull();
  });
});

describe('scenarios', () => {
  const facts = { name: ' 清和社区 1 处选址 ', territory_id, note: ' ' };
  const scenario = (app: FakeApp, id: string): CircleScenario => {
    const found = app.store.getState().world.circle_scenario.get(id);
    if (!found) throw new Error('no such scenario');
    return found;
  };

  /** A site beside `far`, and what it brings. */
  function planning(built = aStreet().build()): FakeApp {
    const app = anApp(built);
    const id = addSite(app, [0.015, 0]) ?? '';
    const site = { id, name: 'A', at: [0.015, 0], selection: null } as const;
    setCircle(app, {
      reach: aReach(built, {
        seconds: { near: 111, far: 0, alone: 56 },
        places: [station, site],
        nearest: { near: 0, far: 1, alone: 1 },
      }),
    });
    return app;
  }

  test('are saved with what they bring', async () => {
    const app = planning();
    const id = await saveScenario(app, facts);
    expect(told(app)).toMatchObject([
      {
        name: 'scenario.save',
        args: {
          scenario_id: id,
          name: '清和社区 1 处选址',
          territory_id,
          served: ['service_center'],
          pace: 'standard',
          minutes: 15,
          sites: [{ name: 'A', geom: { type: 'Point', coordinates: [0.015, 0] }, candidate_site_id: null }],
          result: {
            households: 77,
            before: 30,
            after: 77,
            elderly_before: 10,
            elderly_after: 14,
            compounds_gained: ['compound-2'],
          },
        },
      },
    ]);
    expect(told(app)[0]?.args).not.toHaveProperty('note');
    expect(circle(app).scenario).toBe(id);
  });

  test('saved again while nobody has moved anything, it is the same draft; moved, it is another', async () => {
    const app = planning();
    const first = await saveScenario(app, facts);
    expect(await saveScenario(app, { ...facts, name: '改名', note: '靠近电梯' })).toBe(first);
    expect(scenario(app, first)).toMatchObject({ name: '改名', note: '靠近电梯' });
    nudgeSite(app, circle(app).sites[0]?.id ?? '', 20, 0);
    expect(await saveScenario(app, facts)).not.toBe(first);
  });

  test('one that has been proposed is not changed: saving makes a new draft', async () => {
    const app = planning();
    const first = await saveScenario(app, facts);
    await proposeScenario(app, first);
    expect(scenario(app, first).status).toBe('proposed');
    const second = await saveScenario(app, facts);
    expect(second).not.toBe(first);
    expect(scenario(app, first).status).toBe('proposed');
  });

  test('there is nothing to save without a site, without an answer, or with an answer of other doors', async () => {
    for (const change of [{ sites: [] }, { reach: null }, { before: null }]) {
      const app = planning();
      setCircle(app, change);
      await expect(saveScenario(app, facts)).rejects.toMatchObject({ code: 'invalid_input' });
    }
    const app = planning();
    app.store.setState({
      world: withHomes(aStreet(), 'new', { grid: 'grid-1', compound: null, at: [0, 0] }, 3).build(),
    });
    await expect(saveScenario(app, facts)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('one that could not be kept is not taken for saved', async () => {
    const app = planning();
    app.outbox.broken = fullDisk;
    await expect(saveScenario(app, facts)).rejects.toMatchObject({ code: 'storage' });
    expect(circle(app).scenario).toBeNull();
  });

  test('opened, it asks its own question and shows its own sites', async () => {
    const app = planning();
    askOtherwise(app, { minutes: 10, pace: 'elderly' });
    const id = await saveScenario(app, facts);
    setCircle(app, { ...initialCircle, openNow: true, wanted: id, mode: { kind: 'place_site' } });
    openScenario(app, scenario(app, id));
    expect(circle(app)).toMatchObject({
      minutes: 10,
      pace: 'elderly',
      openNow: false,
      tab: 'plan',
      scenario: id,
      wanted: null,
      mode: { kind: 'browse' },
      sites: [{ name: 'A', at: [0.015, 0], candidate_site_id: null }],
    });
  });

  test('proposed and removed, each with an undo; what was removed is open no more, and its sites stay', async () => {
    const app = planning();
    const id = await saveScenario(app, facts);
    await proposeScenario(app, id);
    await removeScenario(app, 'other' as CircleScenarioId);
    expect(circle(app).scenario).toBe(id);
    await removeScenario(app, id);
    expect(told(app).slice(1)).toEqual([
      { name: 'scenario.propose', args: { scenario_id: id } },
      { name: 'scenario.remove', args: { scenario_id: 'other' } },
      { name: 'scenario.remove', args: { scenario_id: id } },
    ]);
    expect(circle(app)).toMatchObject({ scenario: null, sites: [{ name: 'A' }] });
    expect(app.store.getState().world.circle_scenario.size).toBe(0);
  });
});
