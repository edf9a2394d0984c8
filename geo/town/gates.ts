/** Where a walled place opens to the street: on its own wall, opposite a street's middle line. */
import type { Random } from '../random.ts';
import type { Face, Line, PlanarMap } from './planar-map.ts';
import { at } from './polygon.ts';
import { along, cross, distance, left, lerp, meet, snap, sub, unit, type Vec } from './vec.ts';

export interface Gate {
  kind: 'main' | 'side';
  /** In the wall. */
  wall: Vec;
  /** Where the drive meets the street: a corner of the partition. */
  street: Vec;
  /** From the street inwards, unit vector. */
  inward: Vec;
  streetName: string;
}

interface Opening {
  street: Vec;
  wall: Vec;
  inward: Vec;
  line: Line;
  score: number;
}

/** People enter from the calmer street where there is a choice. */
const CALM: Record<Line['streetClass'], number> = {
  primary: 0.2,
  secondary: 0.9,
  tertiary: 1,
  residential: 0.8,
  footway: 0,
};

function openings(map: PlanarMap, face: Face, ring: readonly Vec[], random: Random, fromTurn: number): Opening[] {
  const found: Opening[] = [];
  face.ring.forEach((corner, i) => {
    const next = at(face.ring, i + 1);
    const line = map.lineOf(corner, next);
    if (line.kind !== 'street' || line.streetClass === 'footway') return;
    const [a, b] = [map.point(corner), map.point(next)];
    const inward = left(unit(sub(b, a)));
    const span = distance(a, b);
    for (let k = 0; k < span; k += 9) {
      const street = lerp(a, b, Math.min(1, (k + 4) / span));
      const wall = opposite(ring, street, inward, fromTurn);
      if (wall) found.push({ street, wall, inward, line, score: CALM[line.streetClass] + random.next() * 0.5 });
    }
  });
  return found;
}

/** The point of the wall straight across the pavement, unless it is nearer than `fromTurn` metres to a corner of the wall. */
function opposite(ring: readonly Vec[], street: Vec, inward: Vec, fromTurn: number): Vec | null {
  let hit: Vec | null = null;
  let reach = 34;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [at(ring, i), at(ring, i + 1)];
    const m = meet(street, along(street, inward, 1), a, b);
    if (!m || m.u < 0 || m.u > 1 || m.t < 0 || m.t > reach) continue;
    if (Math.abs(cross(unit(sub(b, a)), inward)) < (fromTurn < 16 ? 0.4 : 0.8)) continue;
    reach = m.t;
    hit = snap(along(street, inward, m.t));
  }
  if (!hit) return null;
  const wall = hit;
  const nearTurn = ring.some((p, i) => {
    const turn = Math.abs(cross(unit(sub(p, at(ring, i - 1))), unit(sub(at(ring, i + 1), p))));
    return turn > 0.4 && distance(p, wall) < fromTurn;
  });
  return nearTurn ? null : wall;
}

/** Opens up to `count` gates at least 70 m apart, the main one first, and joins each to its street. */
export function openGates(map: PlanarMap, face: Face, ring: readonly Vec[], count: number, random: Random): Gate[] {
  const chosen: Opening[] = [];
  // A narrow plot has no wall far from its corners; it still needs a gate.
  const wide = openings(map, face, ring, random, 16);
  const choices = wide.length > 0 ? wide : openings(map, face, ring, random, 5);
  while (chosen.length < count) {
    const value = (o: Opening): number => o.score - (chosen.some((c) => c.line === o.line) ? 0.6 : 0);
    const open = choices.filter((o) => chosen.every((c) => distance(c.wall, o.wall) > 70));
    const best = open.reduce<Opening | null>((a, b) => (a && value(a) >= value(b) ? a : b), null);
    if (!best) break;
    chosen.push(best);
  }
  return chosen.map((o, i) => ({
    kind: i === 0 ? 'main' : 'side',
    wall: o.wall,
    street: map.point(map.splitNearest(face, o.street, 6)),
    inward: o.inward,
    streetName: o.line.name,
  }));
}
