import { area, booleanPointInPolygon, featureCollection, union } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { groupBy, outer, rows, shape, sidesOf, territories } from './testing.ts';

describe('territories', () => {
  it('tile their parent without gap or overlap: every side inside is shared, in opposite directions', () => {
    for (const parent of [...territories('community'), ...territories('street')]) {
      const children = rows.territory.filter((t) => t.parent_id === parent.id);
      const sides = children.flatMap((c) => sidesOf(c.geom));
      expect(new Set(sides).size).toBe(sides.length);
      const all = new Set(sides);
      const reverse = (s: string): string => s.split('>').reverse().join('>');
      const edge = sides.filter((s) => !all.has(reverse(s)));
      expect(new Set(edge)).toEqual(new Set(sidesOf(parent.geom)));
      const total = children.reduce((sum, c) => sum + area(shape(c.geom)), 0);
      expect(Math.abs(total - area(shape(parent.geom)))).toBeLessThan(1);
      const joined = union(featureCollection(children.map((c) => shape(c.geom))));
      expect(joined && Math.abs(area(joined) - total)).toBeLessThan(20);
    }
  });

  it('lie inside the county and carry codes of 6, 9, 12 and 15 digits, numbered west to east and north to south', () => {
    const [county, street] = [territories('county')[0], territories('street')[0]];
    if (!county || !street) throw new Error('no county');
    expect(outer(street.geom).every((p) => booleanPointInPolygon(p, shape(county.geom)))).toBe(true);
    for (const [level, digits] of [
      ['county', 6],
      ['street', 9],
      ['community', 12],
      ['grid', 15],
    ] as const)
      for (const t of territories(level)) {
        expect(t.code).toMatch(new RegExp(`^990101\\d{${digits - 6}}$`));
        const parent = rows.territory.find((p) => p.id === t.parent_id);
        if (parent) expect(t.code.startsWith(parent.code)).toBe(true);
      }
    expect(new Set(rows.territory.map((t) => t.code)).size).toBe(rows.territory.length);
    for (const grids of groupBy(territories('grid'), (t) => t.parent_id).values()) {
      const box = grids
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map((t) => outer(t.geom))
        .map((r) => ({ east: Math.max(...r.map((p) => p[0] ?? 0)), north: Math.max(...r.map((p) => p[1] ?? 0)) }));
      box.slice(1).forEach((b, k) => expect(b.east > (box[k]?.east ?? 0) || b.north < (box[k]?.north ?? 0)).toBe(true));
    }
  });

  it('use coordinates of at most 7 decimals and closed, valid rings', () => {
    const geoms = [...rows.territory, ...rows.compound, ...rows.building].map((r) => r.geom);
    for (const geom of geoms) {
      const ring = outer(geom);
      expect(ring.length).toBeGreaterThan(3);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(new Set(ring.slice(1).map(String)).size).toBe(ring.length - 1);
      for (const v of ring.flat()) expect(Number(v.toFixed(7))).toBe(v);
    }
  });
});
