import { describe, expect, it } from 'vitest';
import { boundsOfGeometry, unionOfBounds } from './bounds.ts';

describe('bounds', () => {
  it('of a point are the point', () => {
    expect(boundsOfGeometry({ type: 'Point', coordinates: [101, 41] })).toEqual([101, 41, 101, 41]);
  });

  it('of an area with a hole and a part beside it take in all of it', () => {
    const ring = (west: number, south: number, size: number) => [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ];
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[ring(0, 0, 4), ring(1, 1, 1)], [ring(8, -2, 1)]] };
    expect(boundsOfGeometry(geometry)).toEqual([0, -2, 9, 4]);
    expect(
      boundsOfGeometry({ type: 'GeometryCollection', geometries: [geometry, { type: 'Point', coordinates: [-3, 9] }] }),
    ).toEqual([-3, -2, 9, 9]);
  });

  it('of nothing are null', () => {
    expect(boundsOfGeometry({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
    expect(boundsOfGeometry({ type: 'GeometryCollection', geometries: [] })).toBeNull();
    expect(unionOfBounds([])).toBeNull();
  });
});
