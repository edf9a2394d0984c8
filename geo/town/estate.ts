/** A walled compound from the inside: houses in rows, a road along the wall, paths to every entrance. */
import type { Random } from '../random.ts';
import type { Gate } from './gates.ts';
import { households, layRows, STYLES, type HousePlan, type Rows } from './layout.ts';
import { nodeLines } from './node-lines.ts';
import { at, centroid, inset, stretchAt } from './polygon.ts';
import { along, distance, fromFrame, lerp, meet, snap, sub, toFrame, unit, type Vec } from './vec.ts';

export interface PathPlan {
  kind: 'service' | 'footway';
  points: Vec[];
}

export interface EstatePlan {
  style: keyof typeof STYLES;
  houses: HousePlan[];
  paths: PathPlan[];
  gardens: Vec[][];
  /** The wall, open at its gates. */
  walls: Vec[][];
}

export interface EstateOptions {
  ring: Vec[];
  gates: readonly Gate[];
  /** About how many households should live here. */
  target: number;
  /** Small compounds are tighter: no wide ring road, houses near the wall. */
  small: boolean;
}

/** Mixes of houses from south to north, ordered by how many households they hold; the last named gives the place its character. */
const MIXES: readonly (readonly (keyof typeof STYLES)[])[] = [
  ['walk_up'],
  ['walk_up', 'lift'],
  ['lift'],
  ['walk_up', 'tower'],
  ['lift', 'mixed'],
  ['mixed'],
  ['lift', 'tower'],
  ['tower'],
];

/** Lays houses as low as they can be for the wanted number of households. */
function chooseRows(
  ring: Vec[],
  target: number,
  small: boolean,
  random: Random,
): { style: keyof typeof STYLES; rows: Rows } {
  const mixes = small ? MIXES.slice(0, 3) : MIXES;
  const fallback = ['short'] as const;
  let best: { style: keyof typeof STYLES; rows: Rows; total: number } | null = null;
  for (const mix of [...mixes, fallback]) {
    // Only a parcel too narrow for a proper row gets the short houses.
    if (mix === fallback && best && best.total > 0) break;
    const style = mix[mix.length - 1] as keyof typeof STYLES;
    const rows = layRows(ring, random, { styles: mix.map((m) => STYLES[m]), margin: small ? 8 : 13, spine: !small });
    const total = rows.houses.reduce((s, h) => s + households(h), 0);
    if (!best || total > best.total) best = { style, rows, total };
    if (total >= target) return { style, rows };
  }
  if (!best) throw new Error('no style of houses');
  return best;
}

/** Takes houses out near the middle until the number fits; their plots become gardens. */
function thinOut(houses: HousePlan[], ring: Vec[], target: number): { kept: HousePlan[]; gardens: Vec[][] } {
  const middle = centroid(ring);
  const kept = [...houses];
  const gardens: Vec[][] = [];
  let total = kept.reduce((s, h) => s + households(h), 0);
  const byNearness = [...houses].sort(
    (a, b) => distance(centroid(a.ring), middle) - distance(centroid(b.ring), middle),
  );
  for (const house of byNearness) {
    if (kept.length <= 1) break;
    if (total - households(house) < target * 0.96) continue;
    total -= households(house);
    kept.splice(kept.indexOf(house), 1);
    const garden = inset(house.ring, () => -4);
    if (garden) gardens.push(garden);
  }
  return { kept, gardens };
}

export function layEstate({ ring, gates, target, small }: EstateOptions, random: Random): EstatePlan {
  const { style, rows } = chooseRows(ring, target, small, random);
  const { kept, gardens } = thinOut(rows.houses, ring, target);
  const paths = innerPaths(ring, gates, rows, kept, small ? 3 : 6);
  return {
    style,
    houses: kept,
    paths,
    gardens,
    walls: walls(
      ring,
      gates.map((g) => g.wall),
      5,
    ),
  };
}

/** Ring road, middle road, a path along every row, and the drives from the gates; all meet in common points. */
export function innerPaths(
  ring: Vec[],
  gates: readonly Gate[],
  rows: Rows,
  houses: readonly HousePlan[],
  ringAt: number,
): PathPlan[] {
  const road = inset(ring, () => ringAt);
  const plans: PathPlan[] = [];
  if (road) {
    plans.push({ kind: 'service', points: [...road, at(road, 0)] });
    const frame = road.map((p) => toFrame(p, rows.axis));
    if (rows.spine !== null) {
      // The frame's x and y change places, so the same stretch function finds the middle road's two ends.
      const s = stretchAt(
        frame.map(([x, y]): Vec => [y, x]),
        rows.spine,
      );
      if (s) plans.push({ kind: 'service', points: s.map((y) => fromFrame([rows.spine as number, y], rows.axis)) });
    }
    for (const [a] of rows.paths) {
      const used = houses.some((h) => h.units.some((u) => Math.abs(toFrame(u.point, rows.axis)[1] - a[1]) < 6));
      const s = used ? stretchAt(frame, a[1]) : null;
      if (s) plans.push({ kind: 'footway', points: s.map((x) => fromFrame([x, a[1]], rows.axis)) });
    }
  }
  for (const gate of gates) {
    const end = road ? inside(road, gate) : along(gate.wall, gate.inward, 8);
    plans.push({ kind: 'service', points: [gate.street, gate.wall, end] });
  }
  const noded = nodeLines(plans.map((p) => p.points));
  return plans.map((p, i) => ({ kind: p.kind, points: noded[i] as Vec[] }));
}

/** Where the drive from a gate reaches the ring road. */
function inside(road: readonly Vec[], gate: Gate): Vec {
  let best: Vec = along(gate.wall, gate.inward, 8);
  let reach = 40;
  for (let i = 0; i < road.length; i++) {
    const m = meet(gate.wall, along(gate.wall, gate.inward, 1), at(road, i), at(road, i + 1));
    if (!m || m.u < 0 || m.u > 1 || m.t < 0 || m.t > reach) continue;
    reach = m.t;
    best = snap(along(gate.wall, gate.inward, m.t));
  }
  return best;
}

/** The ring as open lines with a gap of `gap` metres at each opening. */
export function walls(ring: readonly Vec[], openings: readonly Vec[], gap: number): Vec[][] {
  const lines: Vec[][] = [];
  let current: Vec[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [at(ring, i), at(ring, i + 1)];
    current.push(a);
    const span = distance(a, b);
    const direction = unit(sub(b, a));
    const here = openings
      .map((o) => ({ o, k: (o[0] - a[0]) * direction[0] + (o[1] - a[1]) * direction[1] }))
      .filter(({ o, k }) => k >= 0 && k <= span && distance(o, lerp(a, b, k / span)) < 0.5)
      .sort((x, y) => x.k - y.k);
    for (const { k } of here) {
      if (k - gap / 2 > 0) current.push(along(a, direction, k - gap / 2));
      if (current.length > 1) lines.push(current);
      current = k + gap / 2 < span ? [along(a, direction, k + gap / 2)] : [];
    }
  }
  current.push(at(ring, 0));
  const first = lines[0];
  if (first) lines[0] = [...current, ...first.slice(1)];
  else lines.push(current);
  return lines.filter((l) => l.length > 1);
}
