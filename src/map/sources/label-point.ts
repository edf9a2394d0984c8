/**
 * Where a polygon's name stands: the inner point farthest from its edges, so that the name of a bent or hollow area lies
 * inside it. Grid search with halving cells (the "polylabel" idea), remembered per geometry because rows are immutable.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { metresPerLongitude } from './local-metres.ts';

type Rings = readonly (readonly Position[])[];
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly distance: number;
}

const remembered = new WeakMap<object, Position>();

export function labelPoint(geometry: Polygon | MultiPolygon): Position {
  let found = remembered.get(geometry);
  if (!found) remembered.set(geometry, (found = find(geometry)));
  return found;
}

function find(geometry: Polygon | MultiPolygon): Position {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const largest = polygons.reduce((best, rings) => (area(rings[0] ?? []) > area(best[0] ?? []) ? rings : best));
  const outer = largest[0] ?? [];
  // Nearly every building: its middle is as good, and the search is slow in long shapes, where much is nearly as far inside.
  if (largest.length === 1 && isConvex(outer)) return centroid(outer);
  const [xs, ys] = [outer.map((at) => at[0] ?? 0), outer.map((at) => at[1] ?? 0)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const stretch = metresPerLongitude((south + north) / 2) / metresPerLongitude(0); // a degree of longitude in degrees of latitude
  const rings = largest.map((ring) => ring.map(([x = 0, y = 0]) => [x * stretch, y]));

  const at = (x: number, y: number, half: number): Cell => ({ x, y, half, distance: distanceInside(x, y, rings) });
  const [width, height] = [(east - west) * stretch, north - south];
  const size = Math.min(width, height);
  if (size === 0) return [west, south];
  const precision = size / 50;
  let best = at(west * stretch + width / 2, south + height / 2, 0);
  const queue: Cell[] = [];
  for (let x = west * stretch; x < east * stretch; x += size) {
    for (let y = south; y < north; y += size) queue.push(at(x + size / 2, y + size / 2, size / 2));
  }
  while (queue.length > 0) {
    const cell = takeMostPromising(queue);
    if (cell.distance > best.distance) best = cell;
    if (cell.distance + cell.half * Math.SQRT2 - best.distance <= precision) continue;
    const half = cell.half / 2;
    for (const dx of [-half, half]) for (const dy of [-half, half]) queue.push(at(cell.x + dx, cell.y + dy, half));
  }
  return [best.x / stretch, best.y];
}

/** Not the queue's last: sorting it for every cell would cost more than all the distances. Never called on an empty one. */
function takeMostPromising(queue: Cell[]): Cell {
  let most = 0;
  for (let index = 1; index < queue.length; index++) {
    const [a, b] = [queue[index] as Cell, queue[most] as Cell];
    if (a.distance + a.half > b.distance + b.half) most = index;
  }
  const taken = queue[most] as Cell;
  queue[most] = queue.at(-1) as Cell;
  queue.pop();
  return taken;
}

const area = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x = 0, y = 0], index) => {
      const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
      return sum + x * nextY - nextX * y;
    }, 0),
  );

/** Twice the signed area of a triangle. */
const turn = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [cx = 0, cy = 0]: Position): number =>
  (bx - ax) * (cy - by) - (by - ay) * (cx - bx);

/** Whether a closed ring bends one way only and has an area. */
function isConvex(ring: readonly Position[]): boolean {
  let bends = 0;
  for (let index = 1; index < ring.length; index++) {
    const [before, at, after] = [ring[index - 1], ring[index], ring[index + 1] ?? ring[1]];
    const bend = before && at && after ? Math.sign(turn(before, at, after)) : 0;
    if (bend !== 0 && bends !== 0 && bend !== bends) return false;
    bends ||= bend;
  }
  return bends !== 0;
}

/** Of a convex ring. */
function centroid(ring: readonly Position[]): Position {
  const first = ring[0] ?? [];
  let [sum, x, y] = [0, 0, 0];
  for (let index = 1; index + 1 < ring.length; index++) {
    const [a = [], b = []] = [ring[index], ring[index + 1]];
    const weight = turn(first, a, b);
    sum += weight;
    x += weight * ((first[0] ?? 0) + (a[0] ?? 0) + (b[0] ?? 0));
    y += weight * ((first[1] ?? 0) + (a[1] ?? 0) + (b[1] ?? 0));
  }
  return [x / sum / 3, y / sum / 3];
}

/** Distance to the nearest edge; negative outside. */
function distanceInside(x: number, y: number, rings: Rings): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 0, previous = ring.length - 1; index < ring.length; previous = index++) {
      const [ax = 0, ay = 0] = ring[index] ?? [];
      const [bx = 0, by = 0] = ring[previous] ?? [];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, squaredDistanceToEdge(x, y, ax, ay, bx, by));
    }
  }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
}

function squaredDistanceToEdge(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2;
}
