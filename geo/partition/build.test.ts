import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildPartition, type Built } from './build.ts';
import { rectangle } from './testing.ts';

const built = (result: Built) => {
  if (result.findings) throw new Error(JSON.stringify(result.findings));
  return result;
};
const input = (id: string, geometry: Polygon) => ({ id, geometry });

/** West, south, east, north in thousandths of a degree from 116° E, 39° N. About 86 by 111 m each. */
const a = rectangle(0, 0, 1, 2);
const upper = rectangle(1, 1, 2, 2);
const lower = rectangle(1, 0, 2, 1);

describe('buildPartition', () => {
  it('gives a T-junction to the area that lacks it, and leaves the others to the last bit', () => {
    const { partition, touched } = built(buildPartition([input('a', a), input('u', upper), input('l', lower)]));
    expect(touched).toEqual(['a']);
    expect(partition.areasAt([116.001, 39.001])).toEqual(expect.arrayContaining(['a', 'u', 'l']));
    expect(partition.geometryOf('a')?.coordinates.flat()).toContainEqual([116.001, 39.001]);
    expect(partition.geometryOf('u')).toBe(upper);
    expect(partition.neighboursOf('u').sort()).toEqual(['a', 'l']);
    expect(partition.areaAt([116.0015, 39.0015])).toBe('u');
    expect(partition.areaAt([116.0025, 39.0015])).toBeUndefined();
  });

  it('shares nodes that differ beyond the seventh decimal, and says whose were rounded', () => {
    const near = rectangle(1, 0, 2, 2, 3e-9);
    const { partition, touched } = built(buildPartition([input('a', a), input('n', near)]));
    expect(touched).toEqual(['n']);
    expect(partition.geometryOf('n')).toEqual(rectangle(1, 0, 2, 2));
  });

  it('takes holes, islands in them, clockwise rings and several pieces as they are', () => {
    const hole = rectangle(1, 1, 2, 2).coordinates[0] ?? [];
    const around: Polygon = { type: 'Polygon', coordinates: [...rectangle(0, 0, 3, 3).coordinates, hole] };
    const island: Polygon = { type: 'Polygon', coordinates: [hole.toReversed()] };
    const pieces = {
      id: 'p',
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: [rectangle(3, 0, 4, 1).coordinates, rectangle(3, 2, 4, 3).coordinates],
      },
    };
    const inputs = [input('around', around), input('island', island), pieces, input('between', rectangle(3, 1, 4, 2))];
    const { partition, touched } = built(buildPartition(inputs, rectangle(0, 0, 4, 3)));
    expect(touched).toEqual(['around']);
    expect(
      partition
        .toGeoJSON()
        .features.slice(1)
        .map(({ geometry }) => geometry),
    ).toEqual(inputs.slice(1).map(({ geometry }) => geometry));
    const sum = partition.ids.reduce((m2, id) => m2 + (partition.m2Of(id) ?? 0), 0);
    const { partition: whole } = built(buildPartition([input('whole', rectangle(0, 0, 4, 3))]));
    expect(sum / (whole.m2Of('whole') ?? 0)).toBeCloseTo(1, 8);
  });

  it('measures as PostGIS does: st_area of a geography', () => {
    const { partition } = built(buildPartition([input('g', rectangle(0, 0, 10, 10))]));
    expect(partition.m2Of('g')).toBeCloseTo(961_620.327_611, 3);
  });
});

describe('what is no partition', () => {
  it('is told where, between whom and how much, the largest first', () => {
    const wide = rectangle(0.9, 0, 2, 1);
    const { findings } = buildPartition([input('a', a), input('w', wide)], rectangle(0, 0, 2, 2));
    expect(findings?.map(({ code, areas }) => ({ code, areas }))).toEqual([
      { code: 'gap', areas: ['a', 'w'] },
      { code: 'overlap', areas: ['a', 'w'] },
    ]);
    expect(findings?.[0]?.m2).toBeCloseTo(9619, -2);
    expect(findings?.[1]?.m2).toBeCloseTo(962, -1);
    expect(findings?.[1]?.at?.[0]).toBeCloseTo(116.0009, 3);
  });

  it('includes an island in an area without a hole, and one area twice', () => {
    const island = buildPartition([input('a', rectangle(0, 0, 3, 3)), input('i', rectangle(1, 1, 2, 2))]);
    expect(island.findings?.map(({ code, areas }) => [code, ...areas])).toEqual([['overlap', 'a', 'i']]);
    const twice = buildPartition([input('a', a), input('b', a)]);
    expect(twice.findings?.map(({ code, areas }) => [code, ...areas])).toEqual([['overlap', 'a', 'b']]);
  });

  it('includes what is enclosed by areas and nobody’s, and what lies beyond the parent', () => {
    const ring = [rectangle(0, 0, 3, 1), rectangle(0, 2, 3, 3), rectangle(0, 1, 1, 2), rectangle(2, 1, 3, 2)];
    const enclosed = buildPartition(ring.map((geometry, i) => input(`r${i}`, geometry)));
    expect(enclosed.findings?.map(({ code }) => code)).toEqual(['gap']);
    expect(enclosed.findings?.[0]?.m2).toBeCloseTo(9619, -2);
    const beyond = buildPartition([input('a', a), input('l', lower), input('u', upper)], rectangle(0, 0, 1.5, 2));
    expect(beyond.findings?.map(({ code, areas }) => [code, ...areas]).sort()).toEqual([
      ['outside', 'l'],
      ['outside', 'u'],
    ]);
  });

  it('includes outlines that cross themselves, have no area, or are too far apart', () => {
    const bow: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [116, 39],
          [116.001, 39.001],
          [116.001, 39],
          [116, 39.002],
          [116, 39],
        ],
      ],
    };
    expect(buildPartition([input('b', bow)]).findings).toMatchObject([{ code: 'unreadable', areas: ['b'] }]);
    const flat: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [116, 39],
          [116.001, 39],
          [116.002, 39],
          [116, 39],
        ],
      ],
    };
    expect(buildPartition([input('f', flat), input('a', a)]).findings).toMatchObject([
      { code: 'unreadable', areas: ['f'] },
    ]);
    expect(buildPartition([input('a', a), input('a', upper)]).findings).toMatchObject([
      { code: 'same_id', areas: ['a'] },
    ]);
    expect(buildPartition([input('a', a), input('far', rectangle(5000, 0, 5001, 1))]).findings).toMatchObject([
      { code: 'too_wide' },
    ]);
    expect(buildPartition([]).findings).toMatchObject([{ code: 'too_wide' }]);
  });
});
