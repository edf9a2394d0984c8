import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { VolunteerTeamId } from '../../domain/ids.ts';
import { noCaseFilter } from '../../domain/rules/case-filter.ts';
import { createAppStore, type AppState } from '../../state/store.ts';
import { emptyWorld } from '../../domain/world.ts';
import { anEntry } from '../../../tests/builders/an-entry.ts';
import { aWorld, changed, id, ID, NOW } from '../testing/a-world.ts';
import { ZOOM } from '../zoom-bands.ts';
import { SOURCE_IDS, sources, type SourceId } from './index.ts';
import { labelPoint } from './label-point.ts';
import { halfway, spread } from './local-metres.ts';
import { spotsOf } from './spot.ts';
import { tiers } from './tiers.ts';
import type { View } from './source.ts';

const view = (change: Partial<AppState> = {}, now = NOW): View => ({
  state: createAppStore({ world: aWorld(), ...change }).getState(),
  now,
});
const properties = (source: SourceId, from: View = view()) =>
  Object.fromEntries(
    sources[source].features(from).map((feature) => [String(feature.properties?.['id']), feature.properties]),
  );

test.each(SOURCE_IDS)('%s: a person who holds nothing sees nothing', (source) => {
  expect(sources[source].features(view({ world: emptyWorld() }))).toEqual([]);
});

test.each(SOURCE_IDS)('%s: every feature has an id for GL to hold on to', (source) => {
  for (const feature of sources[source].features(view({ selection: { kind: 'compound', id: ID.compound } })))
    expect(feature.properties?.['id']).toBeTruthy();
});

describe('territories', () => {
  test('carry their weight, and communities a hue of their own', () => {
    expect(properties('territory')).toMatchObject({
      [ID.street]: { tier: 'street' },
      [ID.west]: { tier: 'community', hue: 0 },
      [ID.east]: { tier: 'community', hue: 1 },
      [ID.grid]: { tier: 'grid' },
    });
  });

  test('levels of another county take their weight from their place under the office', () => {
    const level = (key: string, rank: number, is_office = false) =>
      [key, { id: key, version: 1, rank, is_office, name_zh: key, name_en: key }] as const;
    const tierOf = tiers(
      new Map([
        level('prefecture', 0),
        level('banner', 1),
        level('town', 2, true),
        level('village', 3),
        level('cell', 4),
        level('sub', 5),
        level('sub2', 6),
      ]),
    );
    expect(['prefecture', 'banner', 'town', 'village', 'cell', 'sub', 'sub2', 'unknown'].map(tierOf)).toEqual([
      'county',
      'county',
      'street',
      'community',
      'grid',
      'micro_grid',
      'micro_grid',
      null,
    ]);
  });

  test('labels name the full-time worker, the community where the name does not say it, and the cases', () => {
    const labels = properties('territory_label');
    expect(labels[ID.grid]).toMatchObject({
      name: '第一网格',
      within: '清和社区',
      worker: '上官云舟',
      open: 2,
      overdue: 1,
    });
    expect(labels[ID.otherGrid]).toMatchObject({ within: '', worker: '', open: 0 });
    // The office's count knows of cases this person does not hold.
    expect(labels[ID.west]).toMatchObject({ open: 7, overdue: 1 });
  });

  test('a community without grids is known as such: it stays named where grids are', () => {
    const world = aWorld();
    const territory = new Map([...world.territory].filter(([id]) => id !== ID.otherGrid));
    const labels = properties('territory_label', view({ world: { ...world, territory } }));
    const undivided = Object.keys(labels).filter((id) => labels[id]?.['undivided'] === true);
    expect(undivided).toEqual([ID.east]);
  });
});

describe('homes', () => {
  test('are a number per building, never a pin each', () => {
    expect(properties('building_label')[ID.building]).toMatchObject({ name: '3号楼', households: 2 });
    expect(properties('compound_label')[ID.compound]).toMatchObject({ households: 326 });
  });

  test('Party households of one door are one pin with a count, and stand apart when near', () => {
    expect(properties('party_door')).toEqual({
      [ID.unit]: { id: ID.unit, count: 2, center: true, only: '', building: ID.building },
    });
    const places = sources.party_household.features(view()).map((feature) => JSON.stringify(feature.geometry));
    expect(new Set(places).size).toBe(2);
  });

  test('a Party household whose home is not held is not drawn', () => {
    const world = { ...aWorld(), household: new Map() };
    expect(sources.party_door.features(view({ world }))).toEqual([]);
    expect(sources.party_household.features(view({ world }))).toEqual([]);
  });
});

describe('cases', () => {
  test('are open, overdue by the clock, or closed', () => {
    expect(properties('open_case')).toMatchObject({ [ID.open]: { mark: 'open' }, [ID.late]: { mark: 'overdue' } });
    expect(Object.keys(properties('closed_case'))).toEqual([ID.closed]);
    expect(properties('open_case', view({}, NOW + 3 * 3_600_000))[ID.open]).toMatchObject({ mark: 'overdue' });
  });

  test('about one building stand around its point, none on another', () => {
    const places = sources.open_case.features(view()).map((feature) => JSON.stringify(feature.geometry));
    expect(new Set(places).size).toBe(2);
  });

  test('alone stays on its point', () => {
    const world = changed(aWorld(), 'case_record', ID.open, { stage: 'evaluate' });
    const [only] = sources.open_case.features(view({ world }));
    expect(only?.geometry).toEqual({ type: 'Point', coordinates: [101.183, 41.2835] });
  });
});

describe('orders', () => {
  const order = { kind: 'service_order', id: ID.order } as const;
  const lines = (from: View) => sources.dispatch_line.features(from).map(({ properties: to }) => to);

  test('are on the map while something is to be done with them', () => {
    expect(Object.keys(properties('service_order'))).toEqual([ID.order]);
  });

  test('an open one draws lines to the teams that can do it, the best marked; nothing else does', () => {
    expect(lines(view({ selection: order }))).toEqual([{ id: ID.team, first: true }]);
    expect(lines(view())).toEqual([]);
    expect(lines(view({ selection: { ...order, id: ID.doneOrder } }))).toEqual([]);
  });

  test('with a team of its own it draws one line, to that team', () => {
    const world = changed(aWorld(), 'service_order', ID.order, {
      stage: 'accepted',
      team_id: ID.otherTeam as VolunteerTeamId,
    });
    expect(lines(view({ world, selection: order }))).toEqual([{ id: ID.otherTeam, first: true }]);
  });

  test('the ring stands around the pin, of a closed one around its place', () => {
    expect(spotsOf(view(), order).map(({ at }) => at)).toEqual([[101.1825, 41.2835]]);
    expect(spotsOf(view(), { ...order, id: ID.doneOrder })).toHaveLength(1);
    expect(spotsOf(view(), { kind: 'volunteer_team', id: ID.team })).toHaveLength(1);
  });
});

describe('focus', () => {
  test('a selected area brings its shape, a lit one stands beside it', () => {
    const features = sources.focus.features(
      view({ selection: { kind: 'grid_worker', id: ID.worker }, highlight: [{ kind: 'territory', id: ID.grid }] }),
    );
    expect(features.map((feature) => feature.properties)).toEqual([{ id: ID.grid, role: 'lit', party: false }]);
    expect(features[0]?.geometry.type).toBe('Polygon');
  });

  test('what an organisation covers is lit in the colour of the Party', () => {
    const [lit] = sources.focus.features(
      view({ selection: { kind: 'party_org', id: ID.branch }, highlight: [{ kind: 'compound', id: ID.compound }] }),
    );
    expect(lit?.properties).toMatchObject({ party: true });
  });

  test('the ring of a case stands where its pin is drawn', () => {
    const drawn = sources.open_case
      .features(view())
      .find((feature) => feature.properties?.['id'] === ID.late)?.geometry;
    expect(
      spotsOf(view(), { kind: 'case_record', id: ID.late }).map((spot) => ({ type: 'Point', coordinates: spot.at })),
    ).toEqual([drawn]);
  });

  test('the ring of a Party household follows its pin from the door to its own place', () => {
    const spots = spotsOf(view(), { kind: 'party_household', id: ID.partyHousehold });
    expect(spots.map(({ from, to }) => [from, to])).toEqual([
      [0, ZOOM.household],
      [ZOOM.household, 25],
    ]);
  });

  test('what is not held has no ring', () => {
    for (const kind of ['service_station', 'household', 'case_record', 'party_household', 'resident_unit'] as const)
      expect(spotsOf(view(), { kind, id: id(99) })).toEqual([]);
  });
});

describe('geometry', () => {
  test('the name of a bent area lies inside it, away from its edges', () => {
    // An L: its centroid lies outside.
    const bent = [
      [0, 0],
      [10, 0],
      [10, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ].map(([x = 0, y = 0]): Position => [x / 1000, y / 1000]);
    const [x = 0, y = 0] = labelPoint({ type: 'Polygon', coordinates: [bent] }).map((value) => value * 1000);
    expect(Math.min(x, y)).toBeGreaterThan(0.5);
    expect(Math.min(x, y)).toBeLessThan(1.5);
  });

  test('the name of several parts stands in the largest', () => {
    const box = (at: number, size: number): Position[][] => [
      [
        [at, 0],
        [at + size, 0],
        [at + size, size],
        [at, size],
        [at, 0],
      ],
    ];
    const [x = 0] = labelPoint({ type: 'MultiPolygon', coordinates: [box(0, 0.001), box(1, 0.01)] });
    expect(x).toBeCloseTo(1.005, 4);
  });

  test('halfway along a way is where one has walked half of it', () => {
    expect(
      halfway([
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 4],
      ]),
    ).toEqual([0, 2]);
    expect(halfway([[5, 6]])).toEqual([5, 6]);
  });

  test('pins on one spot keep their distance', () => {
    const places = Array.from({ length: 9 }, (_, index) => spread([101.2, 41.3], index, 9, 7));
    for (const [i, a] of places.entries()) {
      for (const b of places.slice(i + 1)) {
        const [east, north] = [((b[0] ?? 0) - (a[0] ?? 0)) * 83_600, ((b[1] ?? 0) - (a[1] ?? 0)) * 111_320];
        expect(Math.hypot(east, north)).toBeGreaterThan(5);
      }
    }
  });
});

describe('a filter of cases', () => {
  const all = properties('open_case');
  const overdue = Object.keys(all).filter((each) => all[each]?.['mark'] === 'overdue');
  const filtered = view({ caseFilter: { ...noCaseFilter, state: 'overdue' } });

  test('leaves no others on the map', () => {
    expect(overdue.length).toBeGreaterThan(0);
    expect(Object.keys(all).length).toBeGreaterThan(overdue.length);
    expect(Object.keys(properties('open_case', filtered))).toEqual(overdue);
    expect(properties('closed_case', filtered)).toEqual({});
  });

  test('counts no others where the map is far', () => {
    const labels = properties('territory_label', filtered);
    expect(labels[ID.street]).toMatchObject({ open: overdue.length, overdue: overdue.length });
  });

  test('is asked again when time passes, and only while there is one', () => {
    const later = NOW + 60_000;
    const inputs = (state: Partial<AppState>, now: number) =>
      sources.closed_case.inputs(view({ ...state }, now)).at(-1);
    expect(inputs({ caseFilter: filtered.state.caseFilter }, later)).toBe(later);
    expect(sources.closed_case.inputs(view()).length).toBe(2);
  });
});

describe('what waits to be uploaded', () => {
  const entry = (state: 'waiting' | 'conflict' | 'done') =>
    anEntry({ args: { case_id: ID.open } }, { state, subject: { entity: 'case_record', id: ID.open } });

  test('has a ring around its pin, marked where somebody has to decide', () => {
    const [spot] = spotsOf(view(), { kind: 'case_record', id: ID.open });
    const ring = (state: 'waiting' | 'conflict' | 'done') => sources.pending.features(view({ outbox: [entry(state)] }));
    expect(ring('waiting')).toMatchObject([{ geometry: { coordinates: spot?.at }, properties: { problem: false } }]);
    expect(ring('conflict')).toMatchObject([{ properties: { problem: true } }]);
    expect(ring('done')).toEqual([]);
  });
});
