/**
 * Named residential areas as compounds. One compound cut by a street is drawn as several areas of one name: near ones are
 * one compound, far ones are two compounds that need two names.
 */
import type { MultiPolygon } from 'geojson';
import { boundsOfGeometry } from '../../bounds.ts';
import type { Bounds } from '../../bounds.ts';
import { metresBetween } from '../../crs/metres.ts';
import { LIMITS } from '../limits.ts';
import { shorten } from './classify.ts';

export interface NamedArea {
  readonly name: string;
  readonly geometry: MultiPolygon;
}

const NEAR_METRES = 300;

export function compoundsOf(areas: readonly NamedArea[]): NamedArea[] {
  const merged: { name: string; geometry: MultiPolygon; box: Bounds }[] = [];
  for (const { name, geometry } of areas) {
    const box = boundsOfGeometry(geometry);
    if (!box) continue;
    const same = merged.find((other) => other.name === name && metresApart(other.box, box) <= NEAR_METRES);
    if (same) {
      same.geometry = { type: 'MultiPolygon', coordinates: [...same.geometry.coordinates, ...geometry.coordinates] };
      same.box = boundsOfGeometry(same.geometry) ?? same.box;
    } else merged.push({ name, geometry, box });
  }
  const seen = new Map<string, number>();
  return merged.map(({ name, geometry }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const short = shorten(name, LIMITS.nameLength - 6);
    return { name: times === 1 ? short : `${short}（${times}）`, geometry };
  });
}

const metresApart = (a: Bounds, b: Bounds): number => {
  const lon = Math.max(0, a[0] - b[2], b[0] - a[2]);
  const lat = Math.max(0, a[1] - b[3], b[1] - a[3]);
  return metresBetween([a[0], a[1]], [a[0] + lon, a[1] + lat]);
};
