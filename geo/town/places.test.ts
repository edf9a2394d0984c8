import { bbox, booleanPointInPolygon, featureCollection, intersect } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { distanceToRing, groupBy, outer, rows, shape, territories, town } from './testing.ts';

describe('places', () => {
  const grids = new Map(territories('grid').map((t) => [t.id, shape(t.geom)]));
  const compounds = new Map(rows.compound.map((c) => [c.id, shape(c.geom)]));

  it('stand inside what they belong to: compounds in one grid, buildings in their compound, units at their building', () => {
    for (const c of rows.compound) {
      const inside = [...grids]
        .filter(([, g]) => outer(c.geom).every((p) => booleanPointInPolygon(p, g)))
        .map(([id]) => id);
      expect(inside).toEqual([c.territory_id]);
    }
    for (const b of rows.building) {
      const home = b.compound_id === null ? grids.get(b.territory_id) : compounds.get(b.compound_id);
      expect(home && outer(b.geom).every((p) => booleanPointInPolygon(p, home))).toBe(true);
    }
    const buildings = new Map(rows.building.map((b) => [b.id, b]));
    for (const u of rows.stairwell_unit) {
      const ring = outer(buildings.get(u.building_id)?.geom ?? { type: 'Polygon', coordinates: [] });
      expect(distanceToRing(u.geom.coordinates, ring)).toBeLessThan(2);
    }
  });

  it('do not stand in one another: neither compounds nor buildings overlap', () => {
    const crossing = (list: readonly { geom: Polygon | MultiPolygon }[]): number => {
      const boxes = list
        .map((r) => ({ geom: shape(r.geom), box: bbox(shape(r.geom)) }))
        .sort((a, b) => a.box[0] - b.box[0]);
      let count = 0;
      boxes.forEach((a, i) => {
        for (const b of boxes.slice(i + 1)) {
          if (b.box[0] > a.box[2]) break;
          if (a.box[1] < b.box[3] && b.box[1] < a.box[3] && intersect(featureCollection([a.geom, b.geom]))) count++;
        }
      });
      return count;
    };
    expect(crossing(rows.compound)).toBe(0);
    expect(crossing(rows.building)).toBe(0);
  });

  it('have one to three gates in their wall, exactly one of them the main gate', () => {
    const gates = groupBy(rows.compound_gate, (g) => g.compound_id);
    for (const c of rows.compound) {
      const own = gates.get(c.id) ?? [];
      expect(own.length).toBeGreaterThanOrEqual(1);
      expect(own.length).toBeLessThanOrEqual(3);
      expect(own.filter((g) => g.kind === 'main')).toHaveLength(1);
      const ring = outer(c.geom);
      for (const g of own) expect(distanceToRing(g.geom.coordinates, ring)).toBeLessThan(0.1);
    }
  });

  it('put cases and stations into the grid they name', () => {
    for (const row of [
      ...rows.case_record,
      ...rows.service_station,
      ...rows.resident_unit,
      ...rows.facility,
      ...rows.candidate_site,
    ]) {
      const grid = grids.get(row.territory_id);
      expect(grid && row.geom && booleanPointInPolygon(row.geom, grid)).toBe(true);
    }
  });
});

describe('facilities and candidate sites', () => {
  it('stand outside the walls of compounds, where everybody can walk to them', () => {
    const compounds = rows.compound.map((c) => shape(c.geom));
    for (const place of [...rows.facility, ...rows.candidate_site])
      expect(compounds.some((c) => booleanPointInPolygon(place.geom, c))).toBe(false);
  });

  it('are too few in some communities, which is what a planner is for', () => {
    const communityOf = new Map(territories('grid').map((t) => [t.id, t.parent_id]));
    const communities = (kind: string): Set<string | null | undefined> =>
      new Set(rows.facility.filter((f) => f.kind === kind).map((f) => communityOf.get(f.territory_id)));
    expect(communities('meal_point').size).toBe(5);
    expect(communities('day_care_center').size).toBe(3);
  });
});

describe('the picture under it', () => {
  it('has named streets, bridges over the river, a tunnel under the railway, and a node at every gate', () => {
    const roads = town.basemap.road.features;
    expect(roads.filter((r) => r.properties?.['bridge'] === true).length).toBeGreaterThanOrEqual(3);
    expect(roads.filter((r) => r.properties?.['bridge'] === true).length).toBeLessThanOrEqual(5);
    expect(roads.some((r) => r.properties?.['tunnel'] === true)).toBe(true);
    const nodes = new Map<string, number>();
    for (const r of roads)
      if (r.geometry.type === 'LineString')
        for (const p of r.geometry.coordinates) nodes.set(p.join(), (nodes.get(p.join()) ?? 0) + 1);
    for (const g of rows.compound_gate) expect(nodes.has(g.geom.coordinates.join())).toBe(true);
    expect(town.basemap.railway.features).toHaveLength(1);
    expect(town.basemap.water.features.length).toBeGreaterThan(1);
  });

  it('is one walking network: from any gate the others can be reached', () => {
    const links = new Map<string, string[]>();
    for (const r of town.basemap.road.features)
      if (r.geometry.type === 'LineString') {
        const line = r.geometry.coordinates.map((p) => p.join());
        line.slice(1).forEach((b, i) => {
          const a = line[i] ?? b;
          links.set(a, [...(links.get(a) ?? []), b]);
          links.set(b, [...(links.get(b) ?? []), a]);
        });
      }
    const start = rows.compound_gate[0]?.geom.coordinates.join() ?? '';
    const seen = new Set([start]);
    for (const queue = [start]; queue.length > 0;)
      for (const next of links.get(queue.pop() ?? '') ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    expect(rows.compound_gate.filter((g) => !seen.has(g.geom.coordinates.join()))).toEqual([]);
    expect(seen.size / links.size).toBeGreaterThan(0.98);
  });
});
