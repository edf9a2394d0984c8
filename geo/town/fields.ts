/** The countryside between the town and the county's border: fields that keep clear of roads, river and railway. */
import { contains, inset, isSimple, type Ring } from './polygon.ts';
import type { TownPlan } from './town-plan.ts';
import { nearestOn, snap, type Vec } from './vec.ts';

/** Side of a field's plot, in metres. */
const PLOT = 190;

/** How far a course must stay away from a field's corner. */
const CLEAR = 38;

function distanceTo(course: readonly Vec[], p: Vec): number {
  let best = Infinity;
  for (let i = 0; i + 1 < course.length; i++)
    best = Math.min(best, nearestOn(p, course[i] as Vec, course[i + 1] as Vec).distance);
  return best;
}

/** Corners of the plots are bent the same way for all who share them, so that hedgerows line up. */
const bend = (i: number, j: number): Vec => {
  const wave = (k: number): number => ((Math.imul(k, 0x9e3779b1) >>> 0) % 1000) / 1000 - 0.5;
  return snap([
    (i + 0.35 * wave(i * 7 + j * 131)) * PLOT + j * 14,
    (j + 0.35 * wave(i * 57 + j * 17 + 5)) * PLOT - i * 9,
  ]);
};

export function layFields({ plan, districts }: TownPlan): Vec[][] {
  const courses = [plan.river, plan.railway, ...districts.arterials.flatMap((l) => l.outside)];
  const outline: Ring = plan.outline;
  const border = [...outline, outline[0] as Vec];
  const edge = [...plan.county, plan.county[0] as Vec];
  const free = (p: Vec): boolean =>
    !contains(outline, p) &&
    distanceTo(border, p) > 60 &&
    contains(plan.county, p) &&
    distanceTo(edge, p) > 25 &&
    courses.every((c) => distanceTo(c, p) > (c === plan.river ? CLEAR + 16 : CLEAR));
  const fields: Vec[][] = [];
  for (let i = -18; i <= 18; i++)
    for (let j = -15; j <= 15; j++) {
      const ring = inset([bend(i, j), bend(i + 1, j), bend(i + 1, j + 1), bend(i, j + 1)], () => 5);
      if (!ring || !isSimple(ring)) continue;
      // Corners and the middles of the sides: a road may pass between two corners.
      const marks = ring.flatMap((p, k): Vec[] => {
        const q = ring[(k + 1) % ring.length] as Vec;
        return [p, [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]];
      });
      if (marks.every(free)) fields.push(ring);
    }
  return fields;
}
