/** A file's places as they would lie in a coordinate system, thinned to what can be looked at. */
import type { Geometry, Position } from 'geojson';
import type { Crs } from '../../geo/crs/crs.ts';
import type { RawPosition } from '../../geo/crs/detect.ts';
import { toWgs84, type ToWgs84 } from '../../geo/crs/transform.ts';
import type { FeatureFile } from '../../geo/formats/feature-file.ts';
import { isObject } from '../../geo/formats/geojson/parse.ts';
import type { TableFile } from '../../geo/formats/table/table.ts';

const MOST_POINTS = 6000;

export function previewOf(file: FeatureFile | TableFile, points: readonly RawPosition[], crs: Crs): Geometry[] {
  const project = toWgs84(crs);
  const step = Math.max(1, Math.ceil(points.length / MOST_POINTS));
  if (file.kind === 'table') {
    const places = points.filter((_, n) => n % step === 0).map(([x, y]): Position => [...project(x, y)]);
    return [{ type: 'MultiPoint', coordinates: places.filter(isFinite) }];
  }
  return file.features.flatMap((feature) => {
    const lines = linesOf(isObject(feature) ? feature['geometry'] : null).map((line) => thinned(line, step, project));
    const drawn = lines.filter((line) => line.length > 1);
    return drawn.length === 0 ? [] : [{ type: 'MultiLineString' as const, coordinates: drawn }];
  });
}

const isFinite = (position: Position): boolean => position.every(Number.isFinite);

/** Every so many corners, and always the ends. */
function thinned(line: readonly RawPosition[], step: number, project: ToWgs84): Position[] {
  return line
    .filter((_, n) => n % step === 0 || n === line.length - 1)
    .map(([x, y]): Position => [...project(x, y)])
    .filter(isFinite);
}

/** The rings and lines of a geometry, however deep. */
function linesOf(geometry: unknown): RawPosition[][] {
  if (!isObject(geometry)) return [];
  if (Array.isArray(geometry['geometries'])) return geometry['geometries'].flatMap(linesOf);
  const found: RawPosition[][] = [];
  const visit = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || depth > 4) return;
    const list: unknown[] = value;
    if (list.every(isPair)) {
      if (list.length > 1) found.push(list.map((pair): RawPosition => [pair[0], pair[1]]));
      return;
    }
    for (const part of list) visit(part, depth + 1);
  };
  visit(geometry['coordinates'], 0);
  return found;
}

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
