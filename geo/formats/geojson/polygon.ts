/** One polygon geometry of a file: checked, brought to WGS 84, rounded to 7 decimals. The first trouble of a feature is reported, not all that follow from it. */
import type { MultiPolygon, Position } from 'geojson';
import { inChina } from '../../crs/china.ts';
import { nameOfCrs, otherAxes } from '../../crs/crs.ts';
import type { Crs } from '../../crs/crs.ts';
import { metresBetween, ringAreaM2 } from '../../crs/metres.ts';
import { doubtRange } from '../../crs/transform.ts';
import type { RangeDoubt, ToWgs84 } from '../../crs/transform.ts';
import { LIMITS } from '../limits.ts';
import type { ProblemCode, ProblemParams } from '../problem.ts';
import { findCrossing } from './crossing.ts';
import { isObject } from './parse.ts';

interface Flaw {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

type PolygonResult =
  | { readonly geometry: MultiPolygon; readonly flaw?: never }
  | { readonly flaw: Flaw; readonly geometry?: never };

const flaw = (code: ProblemCode, params: ProblemParams = {}): { flaw: Flaw } => ({ flaw: { code, params } });

/** Square metres below which a ring encloses nothing. */
const LEAST_AREA = 1;

export function readPolygon(geometry: unknown, crs: Crs, toWgs84: ToWgs84): PolygonResult {
  if (geometry === null || geometry === undefined) return flaw('no_geometry');
  if (!isObject(geometry)) return flaw('bad_coordinates', { at: 'geometry' });
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return flaw('wrong_geometry', { found: typeof type === 'string' ? type.slice(0, 40) : '?' });
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0) return flaw('bad_coordinates', { at: 'coordinates' });
  const result: Position[][][] = [];
  let vertices = 0;
  for (const [p, polygon] of polygons.entries()) {
    if (!Array.isArray(polygon) || polygon.length === 0) return flaw('bad_coordinates', { at: `${p}` });
    const rings: Position[][] = [];
    for (const [r, ring] of polygon.entries()) {
      if (!Array.isArray(ring)) return flaw('bad_coordinates', { at: `${p}.${r}` });
      vertices += ring.length;
      if (vertices > LIMITS.vertices) return flaw('too_many_vertices', { count: vertices, limit: LIMITS.vertices });
      const read = readRing(ring, `${p}.${r}`, crs, toWgs84);
      if (read.flaw) return { flaw: read.flaw };
      rings.push(read.ring);
    }
    result.push(rings);
  }
  return { geometry: { type: 'MultiPolygon', coordinates: result } };
}

type RingResult = { readonly ring: Position[]; readonly flaw?: never } | { readonly flaw: Flaw; readonly ring?: never };

function readRing(given: readonly unknown[], at: string, crs: Crs, toWgs84: ToWgs84): RingResult {
  const raw: [number, number][] = [];
  for (const [i, position] of given.entries()) {
    const [x, y]: unknown[] = Array.isArray(position) ? position : [];
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
      return flaw('bad_coordinates', { at: `${at}.${i}` });
    raw.push([x, y]);
  }
  if (raw.length < 4 && !(raw.length === 3 && !sameEnds(raw))) return flaw('ring_too_short', { points: raw.length });
  for (const [x, y] of raw) {
    const doubt = doubtRange(crs, x, y);
    if (doubt) return { flaw: flawOf(doubt, crs, x, y) };
  }
  const places = raw.map(([x, y]) => toWgs84(x, y));
  const abroad = places.find(([lon, lat]) => !inChina(lon, lat));
  if (abroad) return flaw('outside_china', { lon: abroad[0].toFixed(5), lat: abroad[1].toFixed(5) });
  const [first, last] = [places[0], places.at(-1)];
  if (first && last && !sameEnds(raw)) return flaw('ring_unclosed', { gap: metresBetween(first, last).toFixed(1) });
  const ring = tidy(places);
  if (ring.length < 4) return flaw('ring_no_area');
  // before the area: the halves of a bow tie may cancel out
  const crossing = findCrossing(ring);
  if (crossing) return flaw('ring_crossing', { lon: crossing[0] ?? 0, lat: crossing[1] ?? 0 });
  if (ringAreaM2(ring) < LEAST_AREA) return flaw('ring_no_area');
  return { ring };
}

const sameEnds = (ring: readonly (readonly [number, number])[]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
};

/** Rounds to what is stored and drops corners that fall together. */
function tidy(places: readonly (readonly [number, number])[]): Position[] {
  const round = (value: number): number => Math.round(value * 1e7) / 1e7;
  const rounded = places.map(([lon, lat]): Position => [round(lon), round(lat)]);
  return rounded.filter((place, i) => i === 0 || place[0] !== rounded[i - 1]?.[0] || place[1] !== rounded[i - 1]?.[1]);
}

function flawOf(doubt: RangeDoubt, crs: Crs, x: number, y: number): Flaw {
  const suggest =
    'suggest' in doubt ? doubt.suggest : doubt.doubt === 'axes_swapped' ? nameOfCrs(otherAxes(crs)) : null;
  return { code: `range_${doubt.doubt}`, params: { crs: nameOfCrs(crs), x, y, suggest: suggest ?? '' } };
}
