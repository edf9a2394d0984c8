/** What every reader of places gives: features as GeoJSON has them, in whatever system the file is in, and what it claims about that. */
import type { Feature, Geometry, Position } from 'geojson';
import type { RawPosition } from '../crs/detect.ts';
import type { NamedCrs } from '../crs/wkt.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './problem.ts';
import { plainText } from './text.ts';

export type FeatureFormat = 'geojson' | 'shapefile' | 'kml' | 'kmz' | 'gpx';

export interface FeatureFile {
  readonly kind: 'features';
  readonly format: FeatureFormat;
  /** Not yet looked at where the file is GeoJSON; of the other formats, features. */
  readonly features: readonly unknown[];
  /** The system the file names; null where it names none. */
  readonly named: NamedCrs | null;
}

export type Attributes = Record<string, string | number>;

/** Attributes as they may be shown: plain keys, plain texts, bounded in number. `null` and empty texts are left out. */
export function attributesOf(entries: Iterable<readonly [string, string | number | null]>): Attributes {
  const attributes: [string, string | number][] = [];
  for (const [key, value] of entries) {
    const plain = typeof value === 'string' ? plainText(value) : value;
    if (plain !== null && plain !== '' && attributes.length < LIMITS.attributes)
      attributes.push([plainText(key), plain]);
  }
  return Object.fromEntries(attributes);
}

export const featureOf = (geometry: Geometry | null, properties: Attributes): Feature<Geometry | null> => ({
  type: 'Feature',
  properties,
  geometry,
});

/** Refuses a file of too many features or points while it is read, so that it cannot fill the memory. */
export class Tally {
  #features = 0;
  #vertices = 0;

  feature(): void {
    if (++this.#features > LIMITS.features)
      throw refuse('too_many_features', { count: this.#features, limit: LIMITS.features });
  }

  vertices(count: number): void {
    this.#vertices += count;
    if (this.#vertices > LIMITS.fileVertices)
      throw refuse('file_vertices', { count: this.#vertices, limit: LIMITS.fileVertices });
  }
}

/** Every pair of numbers of the features, as written; what is no pair of finite numbers is passed over. */
export function positionsOf(features: readonly unknown[]): RawPosition[] {
  const found: RawPosition[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 4) return;
    const [x, y]: unknown[] = value;
    if (typeof x === 'number' && typeof y === 'number') {
      if (Number.isFinite(x) && Number.isFinite(y)) found.push([x, y]);
      return;
    }
    for (const part of value) visit(part, depth + 1);
  };
  for (const feature of features) visit(coordinatesOf(feature), 0);
  return found;
}

function coordinatesOf(feature: unknown): unknown {
  const geometry: unknown =
    typeof feature === 'object' && feature !== null && 'geometry' in feature ? feature.geometry : null;
  return typeof geometry === 'object' && geometry !== null && 'coordinates' in geometry ? geometry.coordinates : null;
}

/** The geometry of several parts of one kind: the part itself where it is alone. Null for none. */
export function joinParts(parts: readonly Geometry[]): Geometry | null {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? null;
  const polygons = parts.filter((part) => part.type === 'Polygon' || part.type === 'MultiPolygon');
  if (polygons.length === parts.length)
    return {
      type: 'MultiPolygon',
      coordinates: polygons.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : part.coordinates)),
    };
  const lines = parts.filter((part) => part.type === 'LineString');
  if (lines.length === parts.length)
    return { type: 'MultiLineString', coordinates: lines.map((part) => part.coordinates) };
  const points = parts.filter((part) => part.type === 'Point');
  if (points.length === parts.length)
    return { type: 'MultiPoint', coordinates: points.map((part): Position => part.coordinates) };
  return { type: 'GeometryCollection', geometries: [...parts] };
}
