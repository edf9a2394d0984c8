import { describe, expect, test } from 'vitest';
import type { CandidateSite, Footpath } from '../../domain/entities.ts';
import type { CandidateSiteId, CompoundId, FootpathId, TerritoryId } from '../../domain/ids.ts';
import type { CircleState } from '../../state/circle.ts';
import { createAppStore, type AppState } from '../../state/store.ts';
import { aCircle, aPicture, aReach, aSite, STATION_AT } from '../testing/a-circle.ts';
import { aWorld, id, ID, NOW } from '../testing/a-world.ts';
import { sources, type SourceId } from './index.ts';
import type { View } from './source.ts';

const view = (circle: Partial<CircleState> = {}, change: Partial<AppState> = {}): View => ({
  state: createAppStore({ world: aWorld(), screen: 'circle', circle: aCircle(circle), ...change }).getState(),
  now: NOW,
});
const drawn = (source: SourceId, from: View = view()) =>
  sources[source].features(from).map((feature) => feature.properties);

const CIRCLE: readonly SourceId[] = [
  'circle_ring',
  'circle_street',
  'circle_building',
  'circle_place',
  'circle_walk',
  'circle_draft',
  'footpath',
];

const idle: CandidateSite = {
  id: id(71) as CandidateSiteId,
  version: 1,
  territory_id: ID.grid as TerritoryId,
  kind: 'idle_premises',
  name: '旧粮站',
  address: null,
  owner: null,
  area_m2: 120,
  due_on: null,
  geom: { type: 'Point', coordinates: [101.187, 41.287] },
};
const path: Footpath = {
  id: id(72) as FootpathId,
  version: 1,
  territory_id: ID.grid as TerritoryId,
  kind: 'steps',
  name: null,
  is_closed: true,
  geom: { type: 'LineString', coordinates: [[...STATION_AT], [101.187, 41.287]] },
};
const world = { ...aWorld(), candidate_site: new Map([[idle.id, idle]]), footpath: new Map([[path.id, path]]) };

test.each(CIRCLE)('%s: away from the circle nothing is drawn, and nothing of it is looked at', (source) => {
  const elsewhere = view({ mode: { kind: 'draw_footpath', points: [STATION_AT] } }, { screen: 'map', world });
  expect(sources[source].features(elsewhere)).toEqual([]);
  const other = view({ picture: null, reach: null, sites: [] }, { screen: 'map' });
  expect(sources[source].inputs(elsewhere)).toEqual(sources[source].inputs(other));
});

describe('how far one comes', () => {
  test('rings are told apart from the outermost inwards, whatever their order', () => {
    const outwards = aPicture.rings.toReversed();
    for (const rings of [aPicture.rings, outwards])
      expect(drawn('circle_ring', view({ picture: { ...aPicture, rings } }))).toEqual([
        { id: 'ring:300', minutes: 5, band: 1, estimate: false },
        { id: 'ring:900', minutes: 15, band: 0, estimate: false },
      ]);
  });

  test('an estimate says so on every ring', () => {
    const estimated = drawn('circle_ring', view({ picture: { ...aPicture, kind: 'estimate' } }));
    expect(estimated.map((ring) => ring?.['estimate'])).toEqual([true, true]);
  });

  test('new streets are no new rings, and a new limit is new buildings only', () => {
    const inputs = (source: SourceId, circle: Partial<CircleState>) => sources[source].inputs(view(circle));
    const streets = { picture: { ...aPicture, streets: [] } };
    expect(inputs('circle_ring', streets)).toEqual(inputs('circle_ring', {}));
    expect(inputs('circle_street', streets)).not.toEqual(inputs('circle_street', {}));
    expect(inputs('circle_building', { minutes: 10 })).not.toEqual(inputs('circle_building', {}));
    expect(inputs('circle_place', { minutes: 10 })).toEqual(inputs('circle_place', {}));
  });
});

describe('who is outside', () => {
  test('a building with a door beyond the limit carries its state; one within is not drawn', () => {
    expect(drawn('circle_building')).toEqual([{ id: ID.building, state: 'outside' }]);
    expect(drawn('circle_building', view({ minutes: 20 }))).toEqual([]);
    const reach = { ...aReach(Infinity), atLeast: Float64Array.of(60) };
    expect(drawn('circle_building', view({ reach }))).toEqual([{ id: ID.building, state: 'unknown' }]);
  });
});

describe('pins', () => {
  const roles = (from: View) => drawn('circle_place', from).map((pin) => [pin?.['role'], pin?.['id']]);

  test('what is walked to, what could be and what is imagined', () => {
    expect(roles(view({}, { world }))).toEqual([
      ['candidate', idle.id],
      ['served', ID.station],
      ['site', aSite.id],
    ]);
  });

  test('a station keeps its own house, and opens; another place is a pin', () => {
    const facility = { id: 'f', name: '便民食堂', at: STATION_AT, selection: null };
    const places = [...aCircle().places, facility];
    expect(drawn('circle_place', view({ places, sites: [] }))).toMatchObject([
      { symbol: 'service_center', opens: `service_station:${ID.station}` },
      { symbol: 'facility', opens: '' },
    ]);
  });

  test('a site that stands on one of the inventory takes its place', () => {
    expect(roles(view({ sites: [{ ...aSite, candidate_site_id: idle.id }] }, { world }))).not.toContainEqual([
      'candidate',
      idle.id,
    ]);
  });

  test('one site is in the hand', () => {
    const sites = [aSite, { ...aSite, id: id(73) }];
    const held = drawn('circle_place', view({ sites, grabbed: id(73) })).filter((pin) => pin?.['grabbed'] === true);
    expect(held.map((pin) => pin?.['id'])).toEqual([id(73)]);
  });
});

describe('ways', () => {
  test('a shut footpath is still drawn, as shut', () => {
    expect(drawn('footpath', view({}, { world }))).toEqual([{ id: path.id, kind: 'steps', closed: true }]);
  });

  test('a walk says its minutes, rounded up', () => {
    const walk = { line: [STATION_AT, aSite.at], seconds: 301, metres: 400, to: aCircle().places[0] };
    const { to } = walk;
    if (!to) throw new Error('no place');
    expect(drawn('circle_walk', view({ walk: { ...walk, to } }))).toEqual([
      { id: 'line' },
      { id: 'start' },
      { id: 'middle', minutes: 6 },
    ]);
  });

  test('what is drawn: one point is no line yet; a gate is one point', () => {
    const sketch = (points: CircleState['mode']) =>
      drawn('circle_draft', view({ mode: points })).map((it) => it?.['id']);
    expect(sketch({ kind: 'draw_footpath', points: [STATION_AT] })).toEqual(['point:0']);
    expect(sketch({ kind: 'draw_footpath', points: [STATION_AT, aSite.at] })).toEqual(['line', 'point:0', 'point:1']);
    const compoundId = ID.compound as CompoundId;
    expect(sketch({ kind: 'place_gate', compoundId, at: null })).toEqual([]);
    expect(sketch({ kind: 'place_gate', compoundId, at: STATION_AT })).toEqual(['gate']);
    expect(sketch({ kind: 'browse' })).toEqual([]);
  });
});
