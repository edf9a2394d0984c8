/**
 * Which gates belong to which compound. OpenStreetMap does not say; a gate stands on a fence, and the fence runs along
 * the compound's edge, so the nearest edge within a few metres decides. Doors of buildings are entrances too and are
 * told apart by being corners of a building.
 */
import type { MultiPolygon, Position } from 'geojson';
import { metresBetween } from '../../crs/metres.ts';
import type { TaggedPoint } from './collect.ts';
import { isEntrance, isGate, isMainGate } from './classify.ts';

/** Fences are drawn beside the edge of the land they enclose: 15 m is the widest seen that still means the same edge. */
const NEAR_METRES = 15;

export interface Gate {
  /** Index of the compound. */
  readonly compound: number;
  readonly kind: 'main' | 'side';
  readonly at: readonly [lon: number, lat: number];
}

export function gatesOf(
  points: readonly TaggedPoint[],
  compounds: readonly MultiPolygon[],
  buildingCorners: ReadonlySet<number>,
): Gate[] {
  const edges = compounds.map((area) => ({ box: boxOf(area), rings: area.coordinates.flat() }));
  const gates: Gate[] = [];
  for (const point of points) {
    if (!isGate(point.tags) && !(isEntrance(point.tags) && !buildingCorners.has(point.id))) continue;
    let nearest: number | null = null;
    let best = NEAR_METRES;
    edges.forEach(({ box, rings }, compound) => {
      if (!near(box, point.at)) return;
      const distance = Math.min(...rings.map((ring) => metresToRing(point.at, ring)));
      if (distance <= best) {
        best = distance;
        nearest = compound;
      }
    });
    if (nearest !== null)
      gates.push({ compound: nearest, kind: isMainGate(point.tags) ? 'main' : 'side', at: point.at });
  }
  return gates;
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(area: MultiPolygon): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of area.coordinates.flat(2)) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** 0.0005° is more than `NEAR_METRES` anywhere in China. */
const near = (box: Box, [lon, lat]: readonly [number, number]): boolean =>
  lon > box[0] - 5e-4 && lon < box[2] + 5e-4 && lat > box[1] - 5e-4 && lat < box[3] + 5e-4;

/** Shortest distance in metres from a point to the ring's line. */
function metresToRing(point: readonly [number, number], ring: readonly Position[]): number {
  let least = Infinity;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[i + 1] ?? [];
    const squeeze = Math.cos((point[1] * Math.PI) / 180) ** 2;
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx * squeeze + dy * dy;
    const along = length === 0 ? 0 : ((point[0] - ax) * dx * squeeze + (point[1] - ay) * dy) / length;
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, metresBetween(point, [ax + t * dx, ay + t * dy]));
  }
  return least;
}
