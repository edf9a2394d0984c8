import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metresBetween } from '../../../geo/crs/metres.ts';
import { aStreet } from '../../../tests/builders/a-street.ts';
import { fakeApp, type FakeApp } from '../../../tests/fakes/fake-app.ts';
import type { CandidateSite } from '../../domain/entities.ts';
import type { CircleScenarioId } from '../../domain/ids.ts';
import { freshLetter, isLetter } from '../../domain/rules/site-letter.ts';
import type { CircleState } from '../../state/circle.ts';
import { setCircle } from './set-circle.ts';
import { beginFootpath } from './draw-footpath.ts';
import { beginGate } from './gates.ts';
import { cancelDrag, dragSite, dropSite, grabSite, tapCircle, tapSite } from './map-gestures.ts';
import { placeSites } from './place-sites.ts';
import { addSite, flyToSite, MOST_SITES, nudgeSite, planCandidate, removeSite, toggleCandidate } from './sites.ts';

const scenario = 'scenario-1' as CircleScenarioId;
const world = aStreet()
  .withSite('site-1', { name: '苇台雅居闲置房', geom: { type: 'Point', coordinates: [0.01, 0] } })
  .build();
const [candidate] = world.candidate_site.values() as Iterable<CandidateSite> as [CandidateSite];
const anApp = (): FakeApp => fakeApp({ world, screen: 'circle' });
const circle = (app: FakeApp): CircleState => app.store.getState().circle;
const names = (app: FakeApp): string[] => circle(app).sites.map(({ name }) => name);

describe('sites', () => {
  test('are lettered in the order they are put, and a letter that is free is given again', () => {
    const app = anApp();
    addSite(app, [0, 0]);
    const second = addSite(app, [0.001, 0]) ?? '';
    addSite(app, [0.002, 0]);
    expect(names(app)).toEqual(['A', 'B', 'C']);
    removeSite(app, second);
    addSite(app, [0.003, 0]);
    expect(names(app)).toEqual(['A', 'C', 'B']);
  });

  test('never have one letter twice, however they come and go', () => {
    const steps = fc.array(fc.option(fc.nat(MOST_SITES - 1), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (removed) => {
        const plan: string[] = [];
        for (const at of removed)
          if (at !== null) plan.splice(at, 1);
          else if (plan.length < MOST_SITES) plan.push(freshLetter(plan));
        expect(new Set(plan).size).toBe(plan.length);
        expect(plan.every(isLetter)).toBe(true);
      }),
    );
  });

  test('are at most twenty', () => {
    const app = anApp();
    for (let n = 0; n < MOST_SITES; n++) expect(addSite(app, [n / 1000, 0])).not.toBeNull();
    expect(addSite(app, [0.5, 0])).toBeNull();
    expect(circle(app).sites).toHaveLength(MOST_SITES);
  });

  test('from the inventory keep its name, go in and out by one press, and are of it no more once moved', () => {
    const app = anApp();
    toggleCandidate(app, candidate);
    expect(circle(app).sites).toMatchObject([{ name: '苇台雅居闲置房', at: [0.01, 0], candidate_site_id: 'site-1' }]);
    toggleCandidate(app, candidate);
    expect(circle(app).sites).toEqual([]);
    toggleCandidate(app, candidate);
    nudgeSite(app, circle(app).sites[0]?.id ?? '', 20, 0);
    expect(circle(app).sites[0]?.candidate_site_id).toBeNull();
  });

  test('a place’s card puts it into the plan once, and goes there', () => {
    const app = fakeApp({ world, selection: { kind: 'candidate_site', id: 'site-1' } });
    planCandidate(app, candidate);
    planCandidate(app, candidate);
    expect(circle(app)).toMatchObject({ tab: 'plan', sites: [{ candidate_site_id: 'site-1' }] });
    expect(app.store.getState()).toMatchObject({ screen: 'circle', selection: null });
  });

  test('an arrow moves by metres, also far from the equator', () => {
    const app = anApp();
    const id = addSite(app, [101, 41]) ?? '';
    nudgeSite(app, id, 0, 20);
    nudgeSite(app, id, -20, 0);
    const [site] = circle(app).sites;
    expect(metresBetween([101, 41], [...(site?.at ?? [0, 0])])).toBeCloseTo(Math.hypot(20, 20), 0);
    expect((site?.at[0] ?? 0) < 101 && (site?.at[1] ?? 0) > 41).toBe(true);
    nudgeSite(app, 'nobody', 20, 20);
    expect(circle(app).sites).toEqual([site]);
  });

  test('one that is put, moved or taken away makes it another plan than the one that was saved or waited for', () => {
    const app = anApp();
    const id = addSite(app, [0, 0]) ?? '';
    for (const change of [() => addSite(app, [0.001, 0]), () => nudgeSite(app, id, 1, 1), () => removeSite(app, id)]) {
      setCircle(app, { scenario, wanted: scenario });
      change();
      expect(circle(app)).toMatchObject({ scenario: null, wanted: null });
    }
  });

  test('one can be flown to', () => {
    const app = anApp();
    flyToSite(app, addSite(app, [0.01, 0.02]) ?? '');
    expect(app.store.getState().cameraWish).toMatchObject({ kind: 'point', center: [0.01, 0.02] });
  });
});

describe('a finger on a site', () => {
  test('takes it, drags it and drops it', () => {
    const app = anApp();
    const id = addSite(app, [0, 0]) ?? '';
    dragSite(app, [1, 1]); // of nothing
    expect(circle(app).sites[0]?.at).toEqual([0, 0]);
    grabSite(app, id);
    expect(circle(app)).toMatchObject({ grabbed: id, dragging: true });
    dragSite(app, [0.001, 0]);
    dropSite(app, [0.002, 0]);
    expect(circle(app)).toMatchObject({ dragging: false, sites: [{ at: [0.002, 0] }] });
    dragSite(app, [1, 1]);
    expect(circle(app).sites[0]?.at).toEqual([0.002, 0]);
    cancelDrag(app); // too late
    expect(circle(app).sites[0]?.at).toEqual([0.002, 0]);
  });

  test('let go of by Esc, it is where it was and what it was', () => {
    const app = anApp();
    toggleCandidate(app, candidate);
    setCircle(app, { scenario });
    const { sites } = circle(app);
    grabSite(app, sites[0]?.id ?? '');
    dragSite(app, [0.5, 0.5]);
    expect(circle(app).scenario).toBeNull();
    cancelDrag(app);
    expect(circle(app)).toMatchObject({ sites, scenario, dragging: false });
  });

  test('takes nothing that is not there', () => {
    const app = anApp();
    grabSite(app, 'nobody');
    expect(circle(app).dragging).toBe(false);
  });

  test('tapping takes it in hand and shows the plan, tapping again lets go', () => {
    const app = anApp();
    const id = addSite(app, [0, 0]) ?? '';
    tapSite(app, id);
    expect(circle(app)).toMatchObject({ grabbed: id, tab: 'plan', dragging: false });
    tapSite(app, id);
    expect(circle(app).grabbed).toBeNull();
  });
});

test('a tap on the ground means what is being placed', () => {
  const app = anApp();
  tapCircle(app, [1, 1]);
  expect(circle(app)).toMatchObject({ sites: [], mode: { kind: 'browse' } });
  placeSites(app);
  tapCircle(app, [0.001, 0]);
  expect(circle(app)).toMatchObject({ sites: [{ at: [0.001, 0] }], mode: { kind: 'browse' } });
  beginFootpath(app);
  tapCircle(app, [0.001, 0]);
  tapCircle(app, [0.002, 0]);
  expect(circle(app).mode).toMatchObject({
    points: [
      [0.001, 0],
      [0.002, 0],
    ],
  });
  beginGate(app, 'compound-1' as never);
  tapCircle(app, [0.003, 0]);
  tapCircle(app, [0.004, 0]);
  expect(circle(app).mode).toEqual({ kind: 'place_gate', compoundId: 'compound-1', at: [0.004, 0] });
});
