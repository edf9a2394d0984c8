/** From the bones to a partition: communities, grids and blocks, all unions of the same faces. */
import type { Random } from '../random.ts';
import { divide } from './divide.ts';
import { parallel, sideOf, type Plan } from './plan.ts';
import { PlanarMap, type Face, type Line, type StreetClass } from './planar-map.ts';
import { area, at, centroid, contains } from './polygon.ts';
import { along, distance, left, nearestOn, sub, unit, type Vec } from './vec.ts';

/** Communities in the order of their code, each with its number of grids (33 together). */
export const COMMUNITIES = [
  { name: '清和社区', short: 'QH', grids: 8 },
  { name: '望云社区', short: 'WY', grids: 6 },
  { name: '北渡社区', short: 'BD', grids: 5 },
  { name: '南桥社区', short: 'NQ', grids: 8 },
  { name: '东篱社区', short: 'DL', grids: 6 },
] as const;

/** Lies in the face that stays whole for the college, and in the one for the lake park. */
const CAMPUS: Vec = [1420, -80];
const LAKE: Vec = [-620, 1060];
/** How far east the footbridge stands. */
const FOOTBRIDGE = -430;

export interface Districts {
  map: PlanarMap;
  river: Line;
  railway: Line;
  arterials: Line[];
  banks: Line[];
  campus: Face;
  lake: Face;
}

function communityOf(plan: Plan, p: Vec): number {
  if (sideOf(plan.railway, p) > 0) return 4;
  if (sideOf(plan.river, p) < 0) return 3;
  if (sideOf(plan.northern, p) > 0) return 1;
  return sideOf(plan.central, p) < 0 ? 0 : 2;
}

const sum = (map: PlanarMap, faces: readonly Face[]): number => faces.reduce((s, f) => s + area(map.ringOf(f)), 0);

/** Length of the sides two groups of faces share. */
function commonBorder(map: PlanarMap, one: readonly Face[], two: readonly Face[]): number {
  const sides = new Set<string>();
  for (const f of one) f.ring.forEach((a, i) => sides.add(`${at(f.ring, i + 1)}>${a}`));
  let total = 0;
  for (const f of two)
    f.ring.forEach((a, i) => {
      const b = at(f.ring, i + 1);
      if (!sides.has(`${a}>${b}`)) return;
      total += distance(map.point(a), map.point(b));
    });
  return total;
}

/** Merges the small cells of a community and halves its large ones until it has the wanted number of grids. */
function formGrids(
  map: PlanarMap,
  cells: readonly Face[],
  count: number,
  random: Random,
  street: (c: StreetClass) => Line,
): Face[][] {
  const groups = cells.map((f) => [f]);
  const fair = sum(map, cells) / count;
  const smallest = (): Face[] => groups.reduce((a, b) => (sum(map, a) <= sum(map, b) ? a : b));
  while (groups.length > 1 && (groups.length > count || sum(map, smallest()) < fair * 0.5)) {
    const small = smallest();
    const others = groups.filter((g) => g !== small);
    const partner = others.reduce((a, b) => {
      const worth = (g: Face[]): number => commonBorder(map, small, g) / Math.sqrt(sum(map, g) + sum(map, small));
      return worth(a) >= worth(b) ? a : b;
    });
    partner.push(...small);
    groups.splice(groups.indexOf(small), 1);
  }
  while (groups.length < count) {
    const large = groups.reduce((a, b) => (sum(map, a) >= sum(map, b) ? a : b));
    const face = large.reduce((a, b) => (area(map.ringOf(a)) >= area(map.ringOf(b)) ? a : b));
    const halves = divide(map, face, random, { balance: 2.2, bend: 0.05 }, () => street('tertiary'));
    if (!halves) throw new Error('a grid could not be divided');
    if (large.length === 1) groups.push([halves[1]]);
    else {
      // A merged group gives its largest face away and keeps the rest together with the nearer half.
      const rest = large.filter((f) => f !== face);
      const [near, far] =
        commonBorder(map, rest, [halves[0]]) >= commonBorder(map, rest, [halves[1]]) ? halves : [halves[1], halves[0]];
      large.splice(0, large.length, ...rest, near);
      groups.push([far]);
    }
  }
  return groups;
}

/** Carries the borders of grids from the bank road to the middle of the river, so that the strips belong to grids too. */
function divideBanks(map: PlanarMap, river: Line): void {
  const line = map.addLine('division', 'footway', '');
  const landAt = (corner: number): Set<number> =>
    new Set(
      map
        .facesAt(corner)
        .filter((f) => !f.bank)
        .map((f) => f.grid),
    );
  for (const strip of map.faces.filter((f) => f.bank)) {
    for (const corner of strip.ring.slice()) {
      const current = map.faces.find(
        (f) => f.bank && f.ring.includes(corner) && f.community === strip.community && isOnBank(map, f, corner),
      );
      if (!current || landAt(corner).size < 2) continue;
      const p = map.point(corner);
      let best = { a: -1, b: -1, point: p, distance: Infinity };
      current.ring.forEach((a, i) => {
        const b = at(current.ring, i + 1);
        if (map.lineOf(a, b) !== river) return;
        const n = nearestOn(p, map.point(a), map.point(b));
        if (n.distance < best.distance) best = { a, b, point: n.point, distance: n.distance };
      });
      if (best.a < 0) continue;
      const end = map.splitSide(best.a, best.b, best.point, 6);
      if (neighbours(current, corner, end)) continue;
      map.splitFace(current, [corner, end], line);
    }
  }
  for (const strip of map.faces.filter((f) => f.bank)) strip.grid = facing(map, strip).grid;
}

/** The land that shares most of a bank strip's border. */
function facing(map: PlanarMap, strip: Face): Face {
  const lands = map.faces.filter((f) => !f.bank);
  return lands.reduce((a, b) => (commonBorder(map, [strip], [a]) >= commonBorder(map, [strip], [b]) ? a : b));
}

/** Only a corner strictly inside the strip's bank side starts a division; its ends lie on other lines already. */
function isOnBank(map: PlanarMap, strip: Face, corner: number): boolean {
  const i = strip.ring.indexOf(corner);
  const before = map.lineOf(at(strip.ring, i - 1), corner);
  const after = map.lineOf(corner, at(strip.ring, i + 1));
  return before === after && before.kind === 'street';
}

const neighbours = (face: Face, a: number, b: number): boolean => {
  const i = face.ring.indexOf(a);
  return at(face.ring, i + 1) === b || at(face.ring, i - 1) === b;
};

/** One bridge for walkers, between the first two road bridges. */
function layFootbridge(map: PlanarMap, river: readonly Vec[], reach: number): Line {
  const i = river.findIndex((p) => p[0] > FOOTBRIDGE);
  const [a, b] = [river[i - 1], river[i]] as [Vec, Vec];
  const across = left(unit(sub(b, a)));
  const bridge = map.cut(
    [along(b, across, reach + 6), b, along(b, across, -reach - 6)],
    'street',
    'footway',
    '苇影步行桥',
  );
  bridge.outside = [];
  return bridge;
}

export function formDistricts(plan: Plan, random: Random, nameStreet: (c: StreetClass) => string): Districts {
  const map = new PlanarMap(plan.outline);
  const river = map.cut(plan.river, 'river', 'footway', '清溪河');
  const banks = [
    map.cut(parallel(plan.river, plan.bankOffset), 'street', 'tertiary', '北滨河路'),
    map.cut(parallel(plan.river, -plan.bankOffset), 'street', 'tertiary', '南滨河路'),
  ];
  const railway = map.cut(plan.railway, 'railway', 'footway', '');
  const arterials = plan.arterials.map((a) => map.cut(a.course, 'street', a.streetClass, a.name));
  banks.push(layFootbridge(map, plan.river, plan.bankOffset));
  for (const face of map.faces) {
    face.bank = face.ring.some((a, i) => map.lineOf(a, at(face.ring, i + 1)) === river);
    if (!face.bank) face.community = communityOf(plan, centroid(map.ringOf(face)));
  }
  // A strip bends round its own middle, so it asks the land across the bank road instead.
  for (const strip of map.faces.filter((f) => f.bank)) strip.community = facing(map, strip).community;
  const street = (c: StreetClass): Line => map.addLine('street', c, nameStreet(c));
  let grid = 0;
  COMMUNITIES.forEach((community, index) => {
    const cells = map.faces.filter((f) => f.community === index && !f.bank);
    for (const group of formGrids(map, cells, community.grids, random, street)) {
      for (const face of group) face.grid = grid;
      grid++;
    }
  });
  divideBanks(map, river);
  const holding = (p: Vec): Face => {
    const face = map.faces.find((f) => !f.bank && contains(map.ringOf(f), p));
    if (!face) throw new Error('a reserved place lies outside the town');
    return face;
  };
  const queue = map.faces.filter((f) => !f.bank);
  for (let face = queue.shift(); face; face = queue.shift()) {
    const ring = map.ringOf(face);
    const reserved = contains(ring, CAMPUS) ? 150_000 : contains(ring, LAKE) ? 95_000 : 0;
    const central = face.community === 0 || face.community === 2;
    const limit = Math.max(reserved, random.between(central ? 36_000 : 46_000, central ? 54_000 : 72_000));
    if (area(ring) <= limit) continue;
    const halves = divide(map, face, random, { balance: 1.1, bend: 0.07 }, () => street('residential'));
    if (halves) queue.push(...halves);
  }
  return { map, river, railway, arterials, banks, campus: holding(CAMPUS), lake: holding(LAKE) };
}
