/**
 * The bones of the town, drawn by hand in metres from its centre: outline, river, railway, arterials. Everything finer is
 * grown from the seed; the seed also bends these lines a little.
 */
import type { Random } from '../random.ts';
import type { StreetClass } from './planar-map.ts';
import { add, along, distance, left, lerp, scale, sub, unit, type Vec } from './vec.ts';

/** Uniform Catmull–Rom through the points, one point about every `step` metres. */
function smooth(points: readonly Vec[], step: number, closed = false): Vec[] {
  const n = points.length;
  const p = (i: number): Vec => (closed ? points[((i % n) + n) % n] : points[Math.min(n - 1, Math.max(0, i))]) as Vec;
  const result: Vec[] = [];
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const [a, b, c, d] = [p(i - 1), p(i), p(i + 1), p(i + 2)];
    const pieces = Math.max(1, Math.round(distance(b, c) / step));
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      const [t2, t3] = [t * t, t * t * t];
      const f = (x0: number, x1: number, x2: number, x3: number): number =>
        0.5 * (2 * x1 + (x2 - x0) * t + (2 * x0 - 5 * x1 + 4 * x2 - x3) * t2 + (3 * x1 - x0 - 3 * x2 + x3) * t3);
      result.push([f(a[0], b[0], c[0], d[0]), f(a[1], b[1], c[1], d[1])]);
    }
  }
  if (!closed) result.push(p(n - 1));
  return result;
}

/** The line moved to its left by `by` metres (to its right when negative). */
export function parallel(line: readonly Vec[], by: number): Vec[] {
  return line.map((p, i) => {
    const before = line[Math.max(0, i - 1)] as Vec;
    const after = line[Math.min(line.length - 1, i + 1)] as Vec;
    return along(p, left(unit(sub(after, before))), by);
  });
}

interface Arterial {
  name: string;
  streetClass: StreetClass;
  course: Vec[];
}

export interface Plan {
  outline: Vec[];
  county: Vec[];
  river: Vec[];
  /** Half the width of the water, in metres. */
  riverHalf: number;
  /** From the middle of the river to the middle of the road on its bank. */
  bankOffset: number;
  railway: Vec[];
  arterials: Arterial[];
  /** Lines that part the communities, west to east and south to north: see `districts.ts`. */
  central: Vec[];
  northern: Vec[];
}

/** The hand-drawn figure is a little larger than the town wants to be. */
const SIZE = 0.93;

const OUTLINE: readonly Vec[] = [
  [-1660, 330],
  [-1590, 860],
  [-1330, 1270],
  [-720, 1420],
  [-60, 1460],
  [560, 1400],
  [1090, 1330],
  [1480, 1010],
  [1690, 420],
  [1720, -240],
  [1610, -740],
  [1250, -1120],
  [640, -1230],
  [-30, -1290],
  [-720, -1240],
  [-1280, -1080],
  [-1590, -700],
  [-1700, -170],
];
const COUNTY: readonly Vec[] = [
  [-3050, 350],
  [-2780, 1450],
  [-1900, 2250],
  [-500, 2420],
  [900, 2550],
  [2150, 2100],
  [2900, 1250],
  [3120, 100],
  [2850, -1050],
  [2100, -2050],
  [800, -2400],
  [-650, -2300],
  [-1950, -2150],
  [-2850, -1250],
];
const RIVER: readonly Vec[] = [
  [-3600, 120],
  [-2700, -60],
  [-1950, -380],
  [-1250, -480],
  [-620, -250],
  [-50, -130],
  [520, -230],
  [1050, -480],
  [1700, -520],
  [2600, -330],
  [3600, -460],
];
const RAILWAY: readonly Vec[] = [
  [420, 3200],
  [560, 2200],
  [650, 1500],
  [760, 800],
  [900, 250],
  [960, -350],
  [900, -950],
  [760, -1500],
  [560, -2200],
  [380, -3100],
];
const ARTERIALS: readonly { name: string; streetClass: StreetClass; points: readonly Vec[] }[] = [
  {
    name: '栖云大道',
    streetClass: 'secondary',
    points: [
      [-880, 3000],
      [-930, 2000],
      [-960, 1450],
      [-1010, 800],
      [-930, 250],
      [-880, -380],
      [-930, -900],
      [-880, -1500],
      [-800, -3000],
    ],
  },
  {
    name: '连心大道',
    streetClass: 'primary',
    points: [
      [-20, 3100],
      [-90, 2000],
      [-110, 1450],
      [-70, 800],
      [-40, 250],
      [-30, -150],
      [-90, -800],
      [-160, -1450],
      [-220, -3000],
    ],
  },
  {
    name: '东屏路',
    streetClass: 'secondary',
    points: [
      [1180, 2900],
      [1200, 2000],
      [1230, 1300],
      [1310, 750],
      [1350, 150],
      [1330, -500],
      [1240, -900],
      [1130, -1350],
      [1000, -2900],
    ],
  },
  {
    name: '望云路',
    streetClass: 'secondary',
    points: [
      [-3500, 980],
      [-2400, 900],
      [-1650, 800],
      [-980, 720],
      [-80, 790],
      [760, 800],
      [1310, 750],
      [2200, 700],
      [3500, 820],
    ],
  },
  {
    name: '清和大街',
    streetClass: 'primary',
    points: [
      [-3500, 330],
      [-2400, 260],
      [-1650, 190],
      [-940, 200],
      [-40, 260],
      [890, 250],
      [1350, 200],
      [2200, 290],
      [3500, 250],
    ],
  },
  {
    name: '南桥大街',
    streetClass: 'secondary',
    points: [
      [-3500, -1050],
      [-2400, -930],
      [-1550, -830],
      [-930, -840],
      [-100, -770],
      [920, -860],
      [1240, -850],
      [2200, -950],
      [3500, -900],
    ],
  },
];

export function drawPlan(random: Random): Plan {
  const bend = (points: readonly Vec[], by: number): Vec[] =>
    points.map((p) => scale(add(p, [random.between(-by, by), random.between(-by, by)]), SIZE));
  const river = smooth(bend(RIVER, 18), 70);
  const arterials = ARTERIALS.map(({ name, streetClass, points }) => ({
    name,
    streetClass,
    course: smooth(bend(points, 14), 80),
  }));
  const course = (name: string): Vec[] => (arterials.find((a) => a.name === name) as Arterial).course;
  return {
    outline: smooth(bend(OUTLINE, 30), 90, true),
    county: smooth(bend(COUNTY, 80), 180, true),
    river,
    riverHalf: 36,
    bankOffset: 58,
    railway: smooth(bend(RAILWAY, 10), 70),
    arterials,
    central: course('连心大道'),
    northern: course('望云路'),
  };
}

/** On which side of a line a point lies: positive to the left of its course. */
export function sideOf(line: readonly Vec[], p: Vec): number {
  let best = { distance: Infinity, side: 0 };
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] as Vec;
    const b = line[i + 1] as Vec;
    const ab = sub(b, a);
    const t = Math.min(
      1,
      Math.max(0, ((p[0] - a[0]) * ab[0] + (p[1] - a[1]) * ab[1]) / (ab[0] * ab[0] + ab[1] * ab[1])),
    );
    const d = distance(p, lerp(a, b, t));
    if (d < best.distance) best = { distance: d, side: ab[0] * (p[1] - a[1]) - ab[1] * (p[0] - a[0]) };
  }
  return best.side;
}
