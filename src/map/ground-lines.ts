/** Roads and rivers as lines to draw along, from the basemap's tiles that are in view: cut at tile edges, as fine as the zoom. */
import type { Geometry, Position } from 'geojson';
import type { Map as GlMap } from 'maplibre-gl';
import type { LonLat } from '../../geo/crs/offset.ts';
import type { GroundLine } from '../commands/map-lines.ts';
import { isBasemapSource } from './basemap-source.ts';

const LAYERS: readonly (readonly [sourceLayer: string, kind: GroundLine['kind']])[] = [
  ['road', 'road'],
  ['waterway', 'river'],
  ['water', 'river'],
];

/** Degrees; nothing that was surveyed runs so exactly to the north or to the east. */
const FLAT = 1e-9;

export function groundLines(map: GlMap, sources: readonly string[]): GroundLine[] {
  const found: GroundLine[] = [];
  for (const source of sources.filter(isBasemapSource))
    for (const [sourceLayer, kind] of LAYERS)
      for (const { geometry } of map.querySourceFeatures(source, { sourceLayer }))
        for (const line of linesOf(geometry)) found.push({ kind, coordinates: line.map(asPlace) });
  return found;
}

const asPlace = ([lon = 0, lat = 0]: Position): LonLat => [lon, lat];

export function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.flatMap(banks);
    case 'MultiPolygon':
      return geometry.coordinates.flat().flatMap(banks);
    default:
      return [];
  }
}

/** A ring without the straight pieces along which tiles are cut. */
function banks(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [[]];
  ring.forEach((at, n) => {
    lines.at(-1)?.push(at);
    const next = ring[n + 1];
    if (next && (isFlat(at[0], next[0]) || isFlat(at[1], next[1]))) lines.push([]);
  });
  return lines.filter(({ length }) => length > 1);
}

const isFlat = (a = 0, b = 0): boolean => Math.abs(a - b) < FLAT;
