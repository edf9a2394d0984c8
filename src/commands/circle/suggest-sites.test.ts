import { describe, expect, test } from 'vitest';
import { aReach } from '../../../tests/builders/a-reach.ts';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { NOW } from '../../../tests/builders/a-world.ts';
import { fakeApp, signedIn, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import { later, settled } from '../../../tests/fakes/later.ts';
import { shanghaiClock } from '../../domain/rules/shanghai-time.ts';
import type { Suggestion, SuggestionAsked } from '../../domain/circle.ts';
import { Failure } from '../../domain/failure.ts';
import { emptyWorld } from '../../domain/world.ts';
import { initialCircle } from '../../state/circle.ts';
import { askOtherwise } from './change-circle.ts';
import { setCircle } from './set-circle.ts';
import { proveSuggestion, stopSuggesting, suggestSites, takeSuggestion } from './suggest-sites.ts';

const station = { id: 'station-1', name: '清和中心', at: [0, 0], selection: null } as const;
const asked: SuggestionAsked = { count: 2, need: 'all', ground: 'inventory', capacity: null };

function anApp(): FakeApp {
  const world = aStreet()
    .withSite('site-1', { name: '闲置房甲', geom: { type: 'Point', coordinates: [0.014, 0] } })
    .withSite('site-2', { name: '规划站点乙', geom: { type: 'Point', coordinates: [0.016, 0] } })
    .withSite('site-3', { name: '闲置房丙', geom: { type: 'Point', coordinates: [0.002, 0] } })
    .with('stairwell_need', { id: 'alone', elderly: 9, children: 50 }) // more than there are doors: somebody moved out
    .build();
  const reach = aReach(world, { seconds: { near: 111, far: null, alone: null } });
  return fakeApp({ ...signedIn, world, circle: { ...initialCircle, places: [station], reach, before: reach } });
}
const suggestion = (app: FakeApp): Suggestion | null => app.store.getState().circle.suggestion;
const question = (app: FakeApp) => app.planner.questions.at(-1);

describe('what the planner is asked', () => {
  test('the places there are, the inventory, and the limit and pace of the circle', async () => {
    const app = anApp();
    askOtherwise(app, { minutes: 10, pace: 'normal', openNow: true });
    await suggestSites(app, { ...asked, capacity: 300 });
    expect(question(app)).toMatchObject({
      places: [[0, 0]],
      sites: [
        [0.014, 0],
        [0.016, 0],
        [0.002, 0],
      ],
      limit: 600,
      count: 2,
      capacity: 300,
      conditions: { pace: 'normal', minute: shanghaiClock(NOW).minutes },
    });
  });

  test('anywhere: points across where people live', async () => {
    const app = anApp();
    await suggestSites(app, { ...asked, ground: 'anywhere' });
    expect(question(app)?.sites.length).toBeGreaterThan(7);
    const [first] = suggestion(app)?.sites ?? [];
    expect(first).toMatchObject({ name: 'A', candidate_site_id: null });
  });

  test.each([
    ['all', [30, 40, 7], [0, 0, 0]],
    ['elderly', [0, 0, 0], [10, 4, 7]],
    ['children', [0, 0, 7], [0, 0, 0]],
  ] as const)('whose way is to be short: %s, nobody twice and nobody who is not there', async (need, usual, slow) => {
    const app = anApp();
    await suggestSites(app, { ...asked, need });
    expect([...(question(app)?.weights ?? [])]).toEqual(usual);
    expect([...(question(app)?.slowWeights ?? [])]).toEqual(slow);
  });

  test('nothing where nobody lives', async () => {
    const app = anApp();
    app.store.setState({ world: emptyWorld() });
    await suggestSites(app, asked);
    expect(app.planner.questions).toEqual([]);
    expect(suggestion(app)).toBeNull();
  });
});

describe('what comes of it', () => {
  test('a quick choice at once, better ones after it, then no more', async () => {
    const app = anApp();
    app.planner.plans = [
      { picked: [2], gain: 7 },
      { picked: [0, 1], gain: 40 },
    ];
    const [first, then] = [later<void>(), later<void>()];
    app.planner.gate = first.promise;
    const done = suggestSites(app, asked);
    expect(suggestion(app)).toMatchObject({ quality: 'greedy', busy: true, sites: [], gain: 0, bound: null });
    app.planner.gate = then.promise;
    first.resolve();
    await settled();
    expect(suggestion(app)).toMatchObject({ quality: 'greedy', busy: true, gain: 7, sites: [{ name: '闲置房丙' }] });
    then.resolve();
    await done;
    expect(suggestion(app)).toMatchObject({
      quality: 'better',
      busy: false,
      gain: 40,
      obstacle: null,
      sites: [
        { name: '闲置房甲', at: [0.014, 0], candidate_site_id: 'site-1' },
        { name: '规划站点乙', at: [0.016, 0], candidate_site_id: 'site-2' },
      ],
    });
    takeSuggestion(app);
    expect(app.store.getState().circle.sites).toBe(suggestion(app)?.sites);
  });

  test('a newer one takes the place of one that is under way', async () => {
    const app = anApp();
    const held = later<void>();
    app.planner.gate = held.promise;
    const old = suggestSites(app, { ...asked, count: 1 });
    app.planner.gate = Promise.resolve();
    await suggestSites(app, { ...asked, count: 3 });
    held.resolve();
    await old;
    expect(suggestion(app)).toMatchObject({ asked: { count: 3 }, gain: 3, busy: false });
  });

  test('one that was stopped, or whose question is asked no more, says nothing', async () => {
    for (const end of [stopSuggesting, (app: FakeApp) => askOtherwise(app, { minutes: 5 })]) {
      const app = anApp();
      const held = later<void>();
      app.planner.gate = held.promise;
      const done = suggestSites(app, asked);
      end(app);
      held.resolve();
      await done;
      expect(suggestion(app)?.gain ?? 0).toBe(0);
    }
  });

  test('with a capacity nothing is proved, and a failure is shown', async () => {
    const app = anApp();
    await suggestSites(app, { ...asked, capacity: 100 });
    expect(suggestion(app)).toMatchObject({ busy: false, obstacle: 'capacity' });
    app.planner.failure = new Failure('network');
    await suggestSites(app, asked);
    expect(suggestion(app)).toMatchObject({ busy: false, obstacle: 'failed' });
    expect(app.store.getState().circle.phase).toMatchObject({ kind: 'failed', failure: { code: 'network' } });
  });
});

describe('a proof', () => {
  async function suggested(): Promise<FakeApp> {
    const app = anApp();
    app.planner.plans = [{ picked: [0], gain: 40 }];
    await suggestSites(app, { ...asked, count: 1 });
    return app;
  }

  test('says that nothing is better', async () => {
    const app = await suggested();
    const { sites } = suggestion(app) ?? {};
    app.planner.proof = { picked: [0], gain: 40, bound: 40 };
    await proveSuggestion(app);
    expect(suggestion(app)).toMatchObject({ quality: 'proved', bound: 40, gain: 40, busy: false });
    expect(suggestion(app)?.sites).toBe(sites);
  });

  test('finds a better one, or says how much better one could be', async () => {
    const app = await suggested();
    app.planner.proof = { picked: [1], gain: 47, bound: 52 };
    await proveSuggestion(app);
    expect(suggestion(app)).toMatchObject({ quality: 'bounded', bound: 52, gain: 47, sites: [{ name: '规划站点乙' }] });
  });

  test.each([
    ['no_wasm', 'unsupported'],
    ['network', 'failed'],
  ] as const)('that cannot be made says why: %s', async (code, obstacle) => {
    const app = await suggested();
    app.planner.proof = new Failure(code);
    await proveSuggestion(app);
    expect(suggestion(app)).toMatchObject({ quality: 'greedy', gain: 40, bound: null, busy: false, obstacle });
  });

  test('of what was suggested before is not told of what is suggested now', async () => {
    const app = await suggested();
    app.planner.proof = { picked: [0], gain: 40, bound: 40 };
    const held = later<void>();
    app.planner.gate = held.promise;
    const proving = proveSuggestion(app);
    expect(suggestion(app)?.busy).toBe(true);
    app.planner.gate = Promise.resolve();
    await suggestSites(app, asked);
    held.resolve();
    await proving;
    expect(suggestion(app)).toMatchObject({ quality: 'greedy', bound: null, busy: false });
  });

  test('of nothing is not asked for', async () => {
    const app = anApp();
    await proveSuggestion(app);
    expect(suggestion(app)).toBeNull();
    setCircle(app, { suggestion: null });
    takeSuggestion(app);
    expect(app.store.getState().circle.sites).toEqual([]);
  });
});
