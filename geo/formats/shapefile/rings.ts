/** Rings of a Shapefile's record as a polygon: outer rings run clockwise, holes the other way, in no order. */
import type { MultiPolygon, Polygon, Position } from 'geojson';

type Ring = readonly Position[];

/** Null where there is no ring. Where all run the other way, as careless programs write them, all are outer. */
export function polygonOf(rings: readonly Position[][]): Polygon | MultiPolygon | null {
  const clockwise = rings.filter((ring) => twiceArea(ring) <= 0);
  const others = rings.filter((ring) => twiceArea(ring) > 0);
  const polygons = (clockwise.length === 0 ? others : clockwise).map((ring) => [ring]);
  const boxes = polygons.map(([ring]) => boxOf(ring ?? []));
  for (const hole of clockwise.length === 0 ? [] : others) {
    const around = polygons
      .filter((_, i) => encloses(boxes[i], boxOf(hole)))
      .filter(([outer]) => holdsMost(outer ?? [], hole))
      .sort(([a], [b]) => Math.abs(twiceArea(a ?? [])) - Math.abs(twiceArea(b ?? [])))[0];
    if (around) around.push(hole);
    else {
      polygons.push([hole]);
      boxes.push(boxOf(hole));
    }
  }
  const [first, ...more] = polygons;
  if (!first) return null;
  return more.length === 0 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}

/** Positive where the ring runs counterclockwise. Counted from its first corner, because eastings have eight digits. */
function twiceArea(ring: Ring): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  return ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  }, 0);
}

type Box = readonly [west: number, south: number, east: number, north: number];

const boxOf = (ring: Ring): Box =>
  ring.reduce<Box>(
    ([west, south, east, north], [x = 0, y = 0]) => [
      Math.min(west, x),
      Math.min(south, y),
      Math.max(east, x),
      Math.max(north, y),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );

const encloses = (outer: Box | undefined, inner: Box): boolean =>
  outer !== undefined && outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** Of a few corners, since a hole may touch its outer ring in one. */
function holdsMost(outer: Ring, hole: Ring): boolean {
  const step = Math.max(1, Math.floor(hole.length / 5));
  const asked = hole.filter((_, i) => i % step === 0);
  return asked.filter((corner) => holds(outer, corner)).length * 2 > asked.length;
}

function holds(ring: Ring, [x = 0, y = 0]: Position): boolean {
  let inside = false;
  ring.forEach(([ax = 0, ay = 0], i) => {
    const [bx = 0, by = 0] = ring[(i + 1) % ring.length] ?? [];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  });
  return inside;
}
