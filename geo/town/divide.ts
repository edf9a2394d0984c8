/** How a face is cut in two: the line a town planner would draw, chosen among a handful of candidates. */
import type { Random } from '../random.ts';
import type { Face, Line, PlanarMap } from './planar-map.ts';
import { area, at, boundingBox, centroid, compactness } from './polygon.ts';
import { add, along, cross, distance, dot, left, lerp, meet, scale, sub, unit, type Vec } from './vec.ts';

interface End {
  /** Index of the side in the face's ring. */
  side: number;
  point: Vec;
  /** Corner to join instead of making a new one. */
  corner: number | null;
  penalty: number;
}

interface Candidate {
  ends: [End, End];
  score: number;
}

export interface DivideOptions {
  /** How evenly the two halves should be sized: 1 relaxed, 3 strict. */
  balance: number;
  /** How far the middle of the cut may swing aside, as a share of its length. */
  bend: number;
}

/** How far along a side an existing crossing attracts the cut. */
const ATTRACT = 46;

/** Whether a corner is a turn of the face itself (a street corner) rather than a point on a straight side. */
function isTurn(ring: readonly Vec[], i: number): boolean {
  const a = unit(sub(at(ring, i), at(ring, i - 1)));
  const b = unit(sub(at(ring, i + 1), at(ring, i)));
  return Math.abs(cross(a, b)) > 0.45;
}

function endAt(map: PlanarMap, face: Face, ring: readonly Vec[], side: number, point: Vec, direction: Vec): End {
  const edge = unit(sub(at(ring, side + 1), at(ring, side)));
  const kind = map.lineOf(at(face.ring, side), at(face.ring, side + 1)).kind;
  let penalty = Math.abs(dot(edge, direction)) * 1.6;
  if (kind === 'railway') penalty += 0.9;
  if (kind === 'border') penalty += 0.25;
  let join: { corner: number; distance: number; i: number } | null = null;
  for (let i = 0; i < ring.length; i++) {
    const d = distance(at(ring, i), point);
    if (isTurn(ring, i)) {
      if (d < 70) penalty += (70 - d) / 35;
      continue;
    }
    const corner = face.ring[i] as number;
    const junction = map.facesAt(corner).length > 2;
    const reach = junction ? ATTRACT : 9;
    if (d < reach && (!join || d < join.distance)) join = { corner, distance: d, i };
  }
  if (!join) return { side, point, corner: null, penalty };
  return { side: join.i, point: at(ring, join.i), corner: join.corner, penalty: penalty - 0.3 };
}

function candidate(
  map: PlanarMap,
  face: Face,
  ring: readonly Vec[],
  through: Vec,
  direction: Vec,
  balance: number,
): Candidate | null {
  const hits: { t: number; side: number; point: Vec }[] = [];
  for (let i = 0; i < ring.length; i++) {
    const m = meet(through, add(through, direction), at(ring, i), at(ring, i + 1));
    if (m && m.u >= 0 && m.u < 1) hits.push({ t: m.t, side: i, point: along(through, direction, m.t) });
  }
  hits.sort((a, b) => a.t - b.t);
  const after = hits.findIndex((h) => h.t > 0);
  const one = hits[after - 1];
  const two = hits[after];
  if (!one || !two || two.t - one.t < 40) return null;
  const ends: [End, End] = [
    endAt(map, face, ring, one.side, one.point, direction),
    endAt(map, face, ring, two.side, two.point, direction),
  ];
  if (ends[0].side === ends[1].side || (ends[0].corner !== null && ends[0].corner === ends[1].corner)) return null;
  const halves = preview(ring, ends);
  const total = area(ring);
  const [a, b] = halves.map(area) as [number, number];
  if (Math.min(a, b) < total * 0.25) return null;
  const shape = 0.785 - Math.min(...halves.map(compactness));
  const length = distance(ends[0].point, ends[1].point) / Math.sqrt(total);
  const score = (Math.abs(a - b) / total) * balance + shape * 4 + length * 0.5 + ends[0].penalty + ends[1].penalty;
  return { ends, score };
}

function preview(ring: readonly Vec[], ends: readonly [End, End]): [Vec[], Vec[]] {
  const walk = (from: End, to: End): Vec[] => {
    const list = [from.point];
    for (let i = from.side + 1; ; i++) {
      list.push(at(ring, i));
      if (i % ring.length === to.side) break;
    }
    list.push(to.point);
    return list;
  };
  return [walk(ends[0], ends[1]), walk(ends[1], ends[0])];
}

/** Cuts the face in two along a new line, or returns null when no sensible cut exists. */
export function divide(
  map: PlanarMap,
  face: Face,
  random: Random,
  options: DivideOptions,
  makeLine: () => Line,
): [Face, Face] | null {
  const ring = map.ringOf(face);
  const box = boundingBox(ring);
  const middle = centroid(ring);
  const candidates: Candidate[] = [];
  for (let i = 0; i < 18; i++) {
    const across = i % 3 !== 2 || box.long > box.short * 1.6;
    const axis = across ? box.axis : left(box.axis);
    const extent = across ? box.long : box.short;
    const tilt = random.between(-0.06, 0.06);
    const direction = unit(add(left(axis), scale(axis, tilt)));
    const through = along(middle, axis, random.between(-0.13, 0.13) * extent);
    const found = candidate(map, face, ring, through, direction, options.balance);
    if (found) candidates.push(found);
  }
  candidates.sort((a, b) => a.score - b.score);
  const best = candidates[0];
  if (!best) return null;
  const line = makeLine();
  const corners = best.ends.map((e) => e.corner ?? map.splitNearest(face, e.point, 3)) as [number, number];
  const [from, to] = corners.map((c) => map.point(c)) as [Vec, Vec];
  const span = distance(from, to);
  const swing = random.between(-options.bend, options.bend) * span;
  const chain = [corners[0]];
  const pieces = span > 130 ? Math.max(2, Math.round(span / 90)) : 1;
  for (let i = 1; i < pieces; i++) {
    const t = i / pieces;
    chain.push(map.corner(along(lerp(from, to, t), left(unit(sub(to, from))), 4 * t * (1 - t) * swing)));
  }
  chain.push(corners[1]);
  line.corners.push(...chain);
  return map.splitFace(face, chain, line);
}
