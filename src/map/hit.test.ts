import { describe, expect, test } from 'vitest';
import type { Rendered } from './engine.ts';
import { inReach, pick, REACH } from './hit.ts';
import type { LayerName } from './z-order.ts';

const pin = (layer: LayerName, id: string, distance: number, more: Record<string, unknown> = {}): Rendered => ({
  layer,
  properties: { id, ...more },
  at: [101.2, 41.3],
  distance,
});
const area = (layer: LayerName, id: string, more: Record<string, unknown> = {}): Rendered => ({
  layer,
  properties: { id, ...more },
  at: null,
  distance: 0,
});
const territory = (tier: string, id: string = tier): Rendered => area('territory-touch', id, { tier });

/** Everything under one point of a dense town. */
const everywhere = [
  territory('street'),
  territory('community'),
  territory('grid'),
  area('compound-touch', 'compound'),
  area('building-fill', 'building'),
];
const opened = (rendered: readonly Rendered[], zoom: number): string | null => {
  const hit = pick(rendered, zoom);
  return hit?.kind === 'place' ? `${hit.selection.kind}:${hit.selection.id}` : (hit?.kind ?? null);
};

describe('areas answer as they are named', () => {
  test.each([
    [12.9, 'territory:community'],
    [13, 'territory:grid'],
    [14.9, 'territory:grid'],
    [15, 'compound:compound'],
    [16.4, 'compound:compound'],
    [16.5, 'building:building'],
  ])('zoom %d: %s', (zoom, expected) => {
    expect(opened(everywhere, zoom)).toBe(expected);
  });

  test('between compounds the grid answers, outside grids the community, then the street', () => {
    expect(opened(everywhere.slice(0, 3), 17)).toBe('territory:grid');
    expect(opened(everywhere.slice(0, 2), 17)).toBe('territory:community');
    expect(opened(everywhere.slice(0, 1), 17)).toBe('territory:street');
  });

  test('far from everything of ours nothing answers', () => {
    expect(pick([], 14)).toBeNull();
  });

  test('where no community is held, far away the grid still answers', () => {
    expect(opened([territory('grid')], 12)).toBe('territory:grid');
  });
});

describe('on the service circle', () => {
  const onCircle = (rendered: readonly Rendered[], zoom: number) => pick(rendered, zoom, true);

  test('a building answers as soon as it is drawn', () => {
    expect(onCircle(everywhere, 14.5)).toMatchObject({ selection: { kind: 'building' } });
    expect(onCircle(everywhere, 14.4)).toMatchObject({ selection: { kind: 'territory' } });
  });

  test('a site is no selection; what is walked to opens what it is, or nothing', () => {
    expect(onCircle([pin('circle-site', 's', 3)], 15)).toEqual({ kind: 'site', id: 's' });
    const opens = 'facility:01900000-0000-7000-8000-000000000001';
    expect(onCircle([pin('circle-served', 'f', 3, { opens })], 15)).toMatchObject({ selection: { kind: 'facility' } });
    expect(onCircle([pin('circle-served', 'f', 3, { opens: '' })], 15)).toBeNull();
    expect(onCircle([pin('circle-candidate', 'c', 3)], 15)).toMatchObject({ selection: { kind: 'candidate_site' } });
  });
});

describe('pins', () => {
  test('a gate opens, and so does a way beside which no pin is nearer', () => {
    expect(opened([...everywhere, pin('gate', 'g', 3)], 17)).toBe('compound_gate:g');
    const way: Rendered = { ...pin('footpath-closed', 'w', REACH.touch), at: null };
    expect(opened([way, ...everywhere], 17)).toBe('footpath:w');
    expect(opened([way, pin('gate', 'g', 9)], 17)).toBe('compound_gate:g');
  });

  test('win over areas, the nearest first, whatever the order drawn', () => {
    expect(opened([...everywhere, pin('station', 's', 9), pin('case', 'c', 3)], 16)).toBe('case_record:c');
  });

  test('the same pin seen in two tiles is one', () => {
    expect(opened([pin('station', 's', 2), pin('station', 's', 2)], 16)).toBe('service_station:s');
  });

  test('on one spot the rarer one is meant', () => {
    expect(opened([pin('case-closed', 'x', 2), pin('center', 's', 2)], 17)).toBe('service_station:s');
  });

  test('a door with one Party household opens it, a door with several opens the building', () => {
    expect(opened([pin('party-door', 'unit', 0, { only: 'p1', building: 'b1' })], 17)).toBe('party_household:p1');
    expect(opened([pin('party-door', 'unit', 0, { only: '', building: 'b1' })], 17)).toBe('building:b1');
  });

  test('a finger beside a pin means the ground there', () => {
    const around = [pin('case', 'near', 21), pin('case', 'beside', 30)];
    expect(inReach(around, REACH.touch).map(({ properties }) => properties['id'])).toEqual(['near']);
  });

  test('a cluster opens as a cluster', () => {
    expect(pick([pin('case-cluster', '', 0, { cluster_id: 7 })], 14)).toEqual({
      kind: 'cluster',
      clusterId: 7,
      at: [101.2, 41.3],
    });
  });
});
