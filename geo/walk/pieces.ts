/** From ways and walls to pieces that each lie in one zone, and the gates that join them. */
import { cutWay, type Crossing, type Piece, type Points } from './cut.ts';
import { MOST_STEP } from './graph.ts';
import { metresPerLat, metresPerLon, type Plane } from './plane.ts';
import type { SourceGate, WalkSource } from './source.ts';
import { Walls, type WallRing } from './walls.ts';

/** A gate opens the ways within this many metres of it: rule 6 of the pedestrian profile. */
const NEAR_GATE = 8;

/** A place where somebody may pass between two zones. */
export interface Opening {
  readonly point: number;
  readonly zones: readonly [number, number];
  /** The gate that must be open, by zone and place in its list; null for the mouth of a private way. */
  readonly gate: SourceGate | null;
}

export interface Pieces {
  readonly points: Points;
  readonly pieces: readonly Piece[];
  readonly openings: readonly Opening[];
  /** Zones whose walls stand, as indices of the source's; their zone is the index plus 1. */
  readonly walled: readonly number[];
  /** What private ways outside of all walls belong to, until they are grouped. */
  readonly privateZone: number;
  readonly rings: readonly WallRing[];
  /** Crossings of walls that no gate opens. */
  readonly cuts: number;
}

export function cutIntoPieces(source: WalkSource, plane: Plane): Pieces {
  const metres = metresOf(source, plane);
  const ways = source.ways.map((way) => shortSteps(way.points, metres));
  const all = [...source.zones.keys()];
  const openAll = pieceUp(source, ways, plane, metres, all);
  const used = new Set(openAll.openings.flatMap(({ zones }) => zones));
  const walled = all.filter((zone) => source.zones[zone]?.isCertain === true || used.has(zone + 1));
  return walled.length === all.length ? openAll : pieceUp(source, ways, plane, metres, walled);
}

function pieceUp(
  source: WalkSource,
  ways: readonly (readonly number[])[],
  plane: Plane,
  metres: Points,
  walled: readonly number[],
): Pieces {
  const points: Points = { x: [...metres.x], y: [...metres.y] };
  const inMetres = ([lon, lat]: readonly [number, number]) =>
    [(lon - plane.lon0) * plane.kx, (lat - plane.lat0) * plane.ky] as const;
  const rings = walled.flatMap((zone) =>
    (source.zones[zone]?.rings ?? []).map((ring): WallRing => ({ zone: zone + 1, points: ring.flatMap(inMetres) })),
  );
  const walls = new Walls(rings);
  const privateZone = source.zones.length + 1;
  const pieces: Piece[] = [];
  const crossings: Crossing[] = [];
  ways.forEach((line, way) => {
    const outside = source.ways[way]?.isPrivate === true ? privateZone : 0;
    const cut = cutWay(way, line, outside, points, walls);
    pieces.push(...cut.pieces);
    crossings.push(...cut.crossings);
  });

  const gates = new Map(
    walled.map((zone) => [
      zone + 1,
      (source.zones[zone]?.gates ?? []).map((gate) => ({ gate, at: inMetres(gate.at) })),
    ]),
  );
  const gateNear = (zone: number, x: number, y: number): SourceGate | null => {
    let best: SourceGate | null = null;
    let nearest = NEAR_GATE;
    for (const { gate, at } of gates.get(zone) ?? []) {
      const metres = Math.sqrt((at[0] - x) ** 2 + (at[1] - y) ** 2);
      if (metres <= nearest) [best, nearest] = [gate, metres];
    }
    return best;
  };
  const openings: Opening[] = [];
  let cuts = 0;
  for (const { point, zones } of crossings) {
    const [x, y] = [points.x[point] as number, points.y[point] as number];
    const walledSides = zones.filter((zone) => gates.has(zone));
    const found = walledSides.map((zone) => gateNear(zone, x, y));
    if (found.includes(null)) cuts++;
    else if (walledSides.length === 2)
      // from one compound straight into the next: both gates, with a step of public ground between them
      walledSides.forEach((zone, i) => openings.push({ point, zones: [0, zone], gate: found[i] ?? null }));
    else openings.push({ point, zones, gate: found[0] ?? null });
  }
  return { points, pieces, openings, walled, privateZone, rings, cuts };
}

const metresOf = ({ lon, lat }: WalkSource, { lon0, lat0, kx, ky }: Plane): Points => ({
  x: Array.from(lon, (value) => (value - lon0) * kx),
  y: Array.from(lat, (value) => (value - lat0) * ky),
});

/** Puts points into steps that the file's fields could not hold. */
function shortSteps(line: readonly number[], points: Points): readonly number[] {
  const most = MOST_STEP / 10;
  const result: number[] = [];
  line.forEach((b, i) => {
    const a = line[i - 1];
    if (a !== undefined) {
      const [ax, ay, bx, by] = [points.x[a], points.y[a], points.x[b], points.y[b]] as [number, number, number, number];
      const parts = Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay)) / most);
      for (let part = 1; part < parts; part++) {
        result.push(points.x.push(ax + ((bx - ax) * part) / parts) - 1);
        points.y.push(ay + ((by - ay) * part) / parts);
      }
    }
    result.push(b);
  });
  return result;
}

/** Metres on the ground from one point to another; the plane's own scale holds at its origin only. */
export function groundLength(points: Points, plane: Plane, a: number, b: number): number {
  const [ay, by] = [points.y[a] as number, points.y[b] as number];
  const lat = plane.lat0 + (ay + by) / 2 / plane.ky;
  const dx = ((points.x[b] as number) - (points.x[a] as number)) * (metresPerLon(lat) / plane.kx);
  const dy = (by - ay) * (metresPerLat(lat) / plane.ky);
  return Math.sqrt(dx * dx + dy * dy);
}
