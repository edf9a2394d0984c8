import type { MultiPolygon } from 'geojson';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { EVERY_CRS, nameOfCrs, parseCrs, WGS84, otherAxes } from './crs.ts';
import type { Crs } from './crs.ts';
import { detectCrs, settleCrs } from './detect.ts';
import type { RawPosition } from './detect.ts';
import { wgs84ToBd09, wgs84ToGcj02 } from './offset.ts';
import type { LonLat } from './offset.ts';

const crs = (text: string): Crs => parseCrs(text) ?? expect.fail(`unknown crs ${text}`);

const SIZE = 0.02;
/** A territory of about two kilometres around a place, and the corners of the nine grids that fill it. */
function territory([lon, lat]: LonLat): { boundary: MultiPolygon; corners: LonLat[] } {
  const at = (i: number, j: number): LonLat => [lon + (SIZE * i) / 3, lat + (SIZE * j) / 3];
  const corners = Array.from({ length: 16 }, (_, i) => at(i % 4, Math.floor(i / 4)));
  const ring = [at(0, 0), at(3, 0), at(3, 3), at(0, 3), at(0, 0)].map(([x, y]) => [x, y]);
  return { boundary: { type: 'MultiPolygon', coordinates: [[ring]] }, corners };
}

/** As a file in that system writes it. PROJ's formula, not ours turned round. */
function written(target: Crs, point: LonLat): RawPosition {
  if (target.swapped) {
    const [x, y] = written(otherAxes(target), point);
    return [y, x];
  }
  if (target.kind === 'geographic') return point;
  if (target.kind === 'offset') return target.id === 'gcj02' ? wgs84ToGcj02(point) : wgs84ToBd09(point);
  const easting = 500_000 + (target.zone ?? 0) * 1e6;
  const [x = 0, y = 0] = proj4(`+proj=tmerc +lon_0=${target.centralMeridian} +x_0=${easting} +ellps=GRS80`).forward([
    ...point,
  ]);
  return [x, y];
}

describe('the coordinate detective', () => {
  const meridianOf = (each: Crs): number => (each.kind === 'gauss_kruger' ? each.centralMeridian : 101.2);

  it.each([...EVERY_CRS, ...EVERY_CRS.map(otherAxes)].map((each) => [nameOfCrs(each), each] as const))(
    'finds %s, and nothing beside it',
    (_, each) => {
      const { boundary, corners } = territory([Math.min(meridianOf(each) + 0.7, 134), 41.3]);
      const candidates = detectCrs(
        corners.map((corner) => written(each, corner)),
        boundary,
      );
      expect(candidates[0]).toMatchObject({ crs: each, inside: 1 });
      expect(candidates[0]?.shift).toBeLessThan(1);
      expect(candidates[0]?.overlap).toBeCloseTo(1, 2);
      expect(settleCrs(null, candidates)).toEqual({ answer: 'plain', crs: each, because: 'found' });
    },
  );

  it('measures how far the others are', () => {
    const { boundary, corners } = territory([101.2, 41.3]);
    const [first, second, third, ...more] = detectCrs(corners.map(wgs84ToGcj02), boundary);
    expect([first, second, third].map((each) => each?.crs.id)).toEqual(['gcj02', 'wgs84', 'bd09']);
    expect(second?.shift).toBeGreaterThan(200);
    expect(second?.inside).toBeLessThan(0.8);
    expect(more).toEqual([]);
  });

  it('knows nothing of numbers from nowhere, and little of a few stray ones', () => {
    const { boundary, corners } = territory([101.2, 41.3]);
    expect(
      detectCrs(
        [
          [1e300, -1e300],
          [0, 0],
        ],
        boundary,
      ),
    ).toEqual([]);
    expect(detectCrs([], boundary)).toEqual([]);
    const stray = detectCrs([...corners, [0, 0]], boundary);
    expect(stray[0]?.crs.id).toBe('wgs84');
    expect(stray[0]?.inside).toBeLessThan(1);
  });
});

describe('whether a file may be read without asking', () => {
  const { boundary, corners } = territory([117.3, 39.1]);
  const inside = corners.map(([lon, lat]): LonLat => [lon * 0.1 + 117.309 * 0.9, lat * 0.1 + 39.109 * 0.9]);
  const of = (system: string, points: readonly LonLat[]) =>
    detectCrs(
      points.map((point) => written(crs(system), point)),
      boundary,
    );
  const zone39 = crs('epsg:4527');

  it('yes, when the file says so and it fits', () => {
    expect(settleCrs({ crs: zone39, by: 'file' }, of('epsg:4527', corners))).toMatchObject({
      answer: 'plain',
      because: 'claimed',
    });
    expect(settleCrs({ crs: WGS84, by: 'format' }, of('wgs84', corners))).toMatchObject({
      answer: 'plain',
      because: 'claimed',
    });
  });

  it('no, when only another system fits', () => {
    expect(settleCrs({ crs: WGS84, by: 'format' }, of('gcj02', corners))).toMatchObject({
      answer: 'contradiction',
      crs: WGS84,
      other: { crs: { id: 'gcj02' } },
    });
    expect(settleCrs({ crs: zone39, by: 'file' }, of('epsg:4527/yx', corners))).toMatchObject({
      answer: 'contradiction',
      other: { crs: { id: 'epsg:4527', swapped: true } },
    });
  });

  it('no, when several fit and nobody says which; but the file may say it', () => {
    const candidates = of('wgs84', inside);
    expect(candidates.filter((each) => each.inside === 1).length).toBeGreaterThan(1);
    expect(settleCrs({ crs: WGS84, by: 'format' }, candidates)).toEqual({ answer: 'unclear' });
    expect(settleCrs(null, candidates)).toEqual({ answer: 'unclear' });
    expect(settleCrs({ crs: WGS84, by: 'file' }, candidates)).toMatchObject({ answer: 'plain', because: 'claimed' });
  });

  it('yes, when metres stand in a format of degrees and one zone fits', () => {
    expect(settleCrs({ crs: WGS84, by: 'format' }, of('epsg:4548', corners))).toEqual({
      answer: 'plain',
      crs: crs('epsg:4548'),
      because: 'found',
    });
  });

  it('leaves a claim that can be read to the database, when nothing fits', () => {
    const far = corners.map(([lon, lat]): LonLat => [lon + 3, lat]);
    expect(settleCrs({ crs: WGS84, by: 'format' }, of('wgs84', far))).toMatchObject({
      answer: 'plain',
      because: 'claimed',
    });
    expect(settleCrs({ crs: WGS84, by: 'format' }, of('epsg:4527', far))).toEqual({ answer: 'unclear' });
    expect(settleCrs(null, of('wgs84', far))).toEqual({ answer: 'unclear' });
  });
});
