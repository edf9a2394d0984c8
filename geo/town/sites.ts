/** Everything that is not a compound: schools, the college, parks, shops, offices, workshops, the village in the town. */
import type { Random } from '../random.ts';
import type { Block, Use } from './blocks.ts';
import { innerPaths, walls, type PathPlan } from './estate.ts';
import { openGates } from './gates.ts';
import { layRows, type HousePlan, type Rows, type RowStyle } from './layout.ts';
import { nodeLines } from './node-lines.ts';
import type { PlanarMap } from './planar-map.ts';
import { area, at, boundingBox, centroid, contains, halve, inset } from './polygon.ts';
import { along, CIRCLE, distance, fromFrame, lerp, toFrame, type Vec } from './vec.ts';

export interface SitePlan {
  use: Use;
  grid: number;
  community: number;
  ring: Vec[];
  houses: HousePlan[];
  paths: PathPlan[];
  greens: Vec[][];
  waters: Vec[][];
  walls: Vec[][];
}

const style = (s: Partial<RowStyle>): RowStyle => ({
  depth: 18,
  pitch: 48,
  unitWidth: 18,
  units: [2, 3],
  floors: [3],
  doors: 0,
  gap: 14,
  wings: 0,
  ...s,
});

const STYLE: Partial<Record<Use, RowStyle>> = {
  commercial: style({ depth: 27, pitch: 50, unitWidth: 25, units: [1, 2, 3], floors: [2, 3, 4, 6], gap: 13 }),
  office: style({ depth: 17, pitch: 50, unitWidth: 17, units: [2, 3], floors: [5, 6, 8, 12], gap: 16 }),
  industry: style({ depth: 32, pitch: 54, unitWidth: 30, units: [2, 3], floors: [1, 1, 2], gap: 18 }),
  village: style({ depth: 10, pitch: 18, unitWidth: 12, units: [1], floors: [2, 2, 3], doors: 1, gap: 3.5 }),
  school: style({ depth: 15, pitch: 34, unitWidth: 17, units: [2, 3, 4], floors: [4, 5], gap: 14, wings: 0.3 }),
  campus: style({ depth: 19, pitch: 58, unitWidth: 20, units: [2, 3, 4], floors: [5, 6, 6, 9], gap: 24, wings: 0.35 }),
};

const HOUSE_USE: Partial<Record<Use, HousePlan['use']>> = {
  commercial: 'commercial',
  office: 'public',
  industry: 'other',
  village: 'residential',
  school: 'public',
  campus: 'public',
};

/** An ellipse-like oval: a running track, a pond. `axis` is its long direction. */
function oval(centre: Vec, axis: Vec, long: number, short: number): Vec[] {
  return CIRCLE.map((c) => {
    // Straight sides between two half circles, as a track has.
    const straight = Math.max(0, long - short) * (c[0] > 0.1 ? 1 : c[0] < -0.1 ? -1 : 0);
    return [
      centre[0] + fromFrame([c[0] * short + straight, c[1] * short], axis)[0],
      centre[1] + fromFrame([c[0] * short + straight, c[1] * short], axis)[1],
    ] as Vec;
  });
}

/** A pond with a soft shore, inside the ring. */
function pond(ring: readonly Vec[], share: number, random: Random): Vec[] {
  const middle = centroid(ring);
  const box = boundingBox(ring);
  const wobble = CIRCLE.map(() => random.between(0.8, 1.1));
  return CIRCLE.map((c, i) => {
    const k = (at(wobble, i) + at(wobble, i + 1) + at(wobble, i - 1)) / 3;
    const p = fromFrame([c[0] * box.long * share * k, c[1] * box.short * share * k], box.axis);
    return [middle[0] + p[0], middle[1] + p[1]];
  });
}

/** Park paths: a loop inside the edge, a walk round the water or across the middle, and links to the streets. */
function parkPaths(map: PlanarMap, block: Block, water: Vec[] | null, random: Random): PathPlan[] {
  const gates = openGates(map, block.face, block.ring, 3, random);
  const loop = inset(block.ring, () => 12);
  const lines: Vec[][] = loop ? [[...loop, at(loop, 0)]] : [];
  const middle = centroid(block.ring);
  if (water) {
    const shore = water.map((p) =>
      along(middle, [p[0] - middle[0], p[1] - middle[1]], 1 + 7 / Math.max(1, distance(p, middle))),
    );
    lines.push([...shore, at(shore, 0)]);
    for (const gate of gates)
      lines.push([
        gate.street,
        gate.wall,
        shore.reduce((a, b) => (distance(a, gate.wall) <= distance(b, gate.wall) ? a : b)),
      ]);
  } else for (const gate of gates) lines.push([gate.street, gate.wall, lerp(gate.wall, middle, 0.5), middle]);
  return nodeLines(lines).map((points) => ({ kind: 'footway', points }));
}

/** School yard or college: houses north, running track south, wall around, gates. */
function schoolSite(map: PlanarMap, block: Block, site: SitePlan, random: Random): void {
  const rowStyle = STYLE[block.use] as RowStyle;
  const gates = openGates(map, block.face, block.ring, block.use === 'campus' ? 2 : 1, random);
  const rows = layRows(block.ring, random, { styles: [rowStyle], margin: 14, spine: block.use === 'campus' });
  const frame = block.ring.map((p) => toFrame(p, rows.axis));
  const south = Math.min(...frame.map((p) => p[1]));
  const north = Math.max(...frame.map((p) => p[1]));
  const share = block.use === 'campus' ? 0.3 : 0.5;
  const line = south + (north - south) * share;
  site.houses = rows.houses.filter((h) => h.ring.every((p) => toFrame(p, rows.axis)[1] > line + 8));
  const yard = halve(block.ring, fromFrame([0, line], rows.axis), rows.axis)?.[1] ?? block.ring;
  const centre = centroid(yard);
  const xs = yard.map((p) => toFrame(p, rows.axis)[0]);
  const inner = inset(block.ring, () => 8);
  const wide = (Math.max(...xs) - Math.min(...xs)) / 2 - 16;
  // The largest running track that fits, or none.
  for (let short = Math.min(38, (line - south) / 2 - 8); short > 13; short -= 4) {
    const track = oval(centre, rows.axis, Math.min(85, wide, short * 2.3), short);
    if (!inner || !track.every((p) => contains(inner, p))) continue;
    site.greens.push(track);
    break;
  }
  const kept: Rows = { ...rows, houses: site.houses, paths: rows.paths.filter(([a]) => a[1] > line + 8) };
  site.paths = innerPaths(block.ring, gates, kept, site.houses, 6);
  site.walls = walls(
    block.ring,
    gates.map((g) => g.wall),
    6,
  );
}

export function planSite(map: PlanarMap, block: Block, random: Random): SitePlan {
  const site: SitePlan = {
    use: block.use,
    grid: block.face.grid,
    community: block.face.community,
    ring: block.ring,
    houses: [],
    paths: [],
    greens: [],
    waters: [],
    walls: [],
  };
  if (block.use === 'school' || block.use === 'campus') schoolSite(map, block, site, random);
  else if (block.use === 'park' || block.use === 'lake_park') {
    const lake = block.use === 'lake_park';
    const water =
      lake || (area(block.ring) > 14_000 && random.chance(0.6)) ? pond(block.ring, lake ? 0.31 : 0.17, random) : null;
    if (water) site.waters.push(water);
    site.paths = parkPaths(map, block, water, random);
  } else if (block.use !== 'field') {
    const rowStyle = STYLE[block.use] as RowStyle;
    const village = block.use === 'village';
    const rows = layRows(block.ring, random, { styles: [rowStyle], margin: village ? 4 : 9, spine: village });
    site.houses = village ? rows.houses.filter(() => random.chance(0.85)) : rows.houses;
    const gates = openGates(map, block.face, block.ring, village ? 4 : 2, random);
    site.paths = innerPaths(
      block.ring,
      gates,
      { ...rows, houses: site.houses, paths: village ? rows.paths : [] },
      site.houses,
      village ? 2 : 4,
    );
    if (block.use === 'industry')
      site.walls = walls(
        block.ring,
        gates.map((g) => g.wall),
        8,
      );
  }
  const use = HOUSE_USE[block.use];
  if (use) site.houses = site.houses.map((h) => ({ ...h, use, units: use === 'residential' ? h.units : [] }));
  return site;
}
