/** Rivers and railways of a source as the network holds them: on its plane, within its bounds, and no finer than is seen. */
import { BARRIER, MOST_WALL, type WalkGraph } from './graph.ts';
import type { Plane } from './plane.ts';
import { simplify } from './simplify.ts';
import type { SourceBarrier, WalkSource } from './source.ts';

/** Bends less than this are left out, metres. */
const TOLERANCE = 1;
/** Closed water less than this across is a pond: one walks around it without noticing, metres. */
const LEAST_WATER = 60;

export function layBarriers(
  { barriers, bounds }: Pick<WalkSource, 'barriers' | 'bounds'>,
  plane: Plane,
): Pick<WalkGraph, 'barrierKind' | 'barrierStart' | 'barriers'> {
  const kinds: number[] = [];
  const starts = [0];
  const all: number[] = [];
  const [west, south, east, north] = bounds;
  const box = [...inMetres(plane, west, south), ...inMetres(plane, east, north)] as const;
  for (const barrier of barriers) {
    const points = barrier.line.flatMap(([lon, lat]) => inMetres(plane, lon, lat));
    if (isPond(barrier, points)) continue;
    for (const [first, last] of stretchesInside(points, box)) {
      const keep = new Uint8Array(points.length / 2);
      keep[first] = keep[last] = 1;
      simplify(points, first, last, TOLERANCE, keep);
      for (let i = first; i <= last; i++)
        if (keep[i] === 1)
          all.push(Math.round((points[2 * i] as number) * 10), Math.round((points[2 * i + 1] as number) * 10));
      kinds.push(BARRIER[barrier.kind]);
      starts.push(all.length / 2);
    }
  }
  return {
    barrierKind: Uint8Array.from(kinds),
    barrierStart: Uint32Array.from(starts),
    barriers: Int32Array.from(all),
  };
}

const inMetres = ({ lon0, lat0, kx, ky }: Plane, lon: number, lat: number): [number, number] => [
  (lon - lon0) * kx,
  (lat - lat0) * ky,
];

function isPond({ kind, line }: SourceBarrier, points: readonly number[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  if (kind !== 'river' || !first || !last || first[0] !== last[0] || first[1] !== last[1]) return false;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  return Math.max(east - west, north - south) < LEAST_WATER;
}

/** First and last points of the stretches whose steps touch the box, and are not so long that nobody can have drawn them. */
function stretchesInside(
  points: readonly number[],
  [west, south, east, north]: readonly [number, number, number, number],
): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (let i = 0; 2 * i + 3 < points.length; i++) {
    const [ax, ay] = [points[2 * i] as number, points[2 * i + 1] as number];
    const [bx, by] = [points[2 * i + 2] as number, points[2 * i + 3] as number];
    const isInside =
      Math.max(ax, bx) >= west && Math.min(ax, bx) <= east && Math.max(ay, by) >= south && Math.min(ay, by) <= north;
    if (!isInside || Math.max(Math.abs(bx - ax), Math.abs(by - ay)) * 10 >= MOST_WALL) continue;
    const open = found.at(-1);
    if (open?.[1] === i) open[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}
