/** What speaks against an outline while it is drawn, said at once. The server looks again, and more closely. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { Compound } from '../entities.ts';
import { covers } from './covers.ts';
import { nearestOnCourse } from './course.ts';
import { outlineM2 } from './outline-m2.ts';

/** The smallest compound the server takes. Square metres. */
export const SMALLEST_COMPOUND_M2 = 100;
/** Metres that outlines may lie over each other: what rounding and a finger are off. */
const SLIVER = 0.5;

export type OutlineFault =
  | { readonly kind: 'few' | 'crosses' | 'small' }
  | { readonly kind: 'overlaps'; readonly other: Compound };

export const closedRing = (points: readonly LonLat[]): Position[] => {
  const ring = points.map(([lon, lat]): Position => [lon, lat]);
  const [first] = ring;
  return first ? [...ring, [...first]] : [];
};

/** The first that is found of an open ring; null: it may be saved. */
export function outlineFault(
  points: readonly LonLat[],
  others: Iterable<Compound>,
  m2: number = outlineM2({ type: 'Polygon', coordinates: [closedRing(points)] }),
): OutlineFault | null {
  if (points.length < 3) return { kind: 'few' };
  const legs = legsOf(points);
  const crosses = legs.some((a, i) =>
    legs.some((b, j) => j > i + 1 && !(i === 0 && j === legs.length - 1) && crossing(a, b) !== null),
  );
  if (crosses) return { kind: 'crosses' };
  if (m2 < SMALLEST_COMPOUND_M2) return { kind: 'small' };
  const outline: Polygon = { type: 'Polygon', coordinates: [closedRing(points)] };
  for (const other of others) if (overlap(outline, points, other.geom)) return { kind: 'overlaps', other };
  return null;
}

type Leg = readonly [LonLat, LonLat];

const legsOf = (ring: readonly LonLat[]): Leg[] => ring.map((a, i): Leg => [a, ring[(i + 1) % ring.length] ?? a]);

/** The place where two legs cross, ends that only touch apart. */
function crossing([a, b]: Leg, [c, d]: Leg): LonLat | null {
  const side = (p: LonLat, q: LonLat, r: LonLat): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [s, t, u, v] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (s * t >= 0 || u * v >= 0) return null;
  const share = u / (u - v);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** A corner of one well inside the other, or a piece of a side that crosses it: sides lie on each other at walls that are drawn twice. */
function overlap(outline: Polygon, points: readonly LonLat[], geom: MultiPolygon | Polygon): boolean {
  const rings = (geom.type === 'Polygon' ? [geom.coordinates] : geom.coordinates).map(([outer = []]) =>
    outer.slice(0, -1).map(([lon = 0, lat = 0]): LonLat => [lon, lat]),
  );
  const deepIn = (place: LonLat, area: Polygon | MultiPolygon, edge: readonly LonLat[]): boolean =>
    covers(area, [...place]) && away(edge, place) > SLIVER;
  return rings.some(
    (ring) =>
      points.some((at) => deepIn(at, geom, ring)) ||
      ring.some((at) => deepIn(at, outline, points)) ||
      legsOf(points).some((leg) => middlesOf(leg, ring).some((at) => deepIn(at, geom, ring))),
  );
}

/** The middle of each piece into which a ring cuts a leg; none where it does not. */
function middlesOf([a, b]: Leg, ring: readonly LonLat[]): LonLat[] {
  const along = (at: LonLat): number => Math.hypot(at[0] - a[0], at[1] - a[1]);
  const cuts = legsOf(ring)
    .map((other) => crossing([a, b], other))
    .filter((at) => at !== null)
    .sort((p, q) => along(p) - along(q));
  if (cuts.length === 0) return [];
  const stops = [a, ...cuts, b];
  return stops.slice(1).map((to, i): LonLat => {
    const from = stops[i] ?? to;
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  });
}

/** Metres from a place to a ring. */
const away = (ring: readonly LonLat[], place: LonLat): number =>
  nearestOnCourse([...ring, ring[0] ?? place], place)?.metres ?? Infinity;
