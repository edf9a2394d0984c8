/**
 * How true rings of walking time are: a quarter of an hour at 5 km/h from places in the middle of the Porto extract, against the
 * network's own answer for 30,000 simulated homes, and how long they take to draw. Beside them, the circles that others draw.
 *
 * A home stands 5–45 m off a street and is within when the straight line to its nearest street, the streets, and the straight line at
 * the other end take 900 s at most: what people are counted by. Precision is the share of homes in a ring that are within, recall
 * the share of homes within that are in it. The ring is drawn by the same rule on cells of 20 m; what it gets wrong is the rounding of
 * cells, and homes whose nearest street is not reached at all. The extract has streets only: no water, rails or walls.
 */
import { createRandom, type Random } from '../../geo/random.ts';
import type { CircleRing } from '../../geo/walk/circle-answer.ts';
import { estimatedRing } from '../../geo/walk/estimate.ts';
import { edgePoints, FLAG, type LonLat, type WalkGraph } from '../../geo/walk/graph.ts';
import { moor, seedsOf, type Mooring } from '../../geo/walk/mooring.ts';
import { prepareNetwork } from '../../geo/walk/network.ts';
import { planeAt, toLonLat } from '../../geo/walk/plane.ts';
import { Rings } from '../../geo/walk/rings.ts';
import { Search } from '../../geo/walk/search.ts';
import { Snapper } from '../../geo/walk/snap.ts';
import { reachedStreets } from '../../geo/walk/streets.ts';
import { report, round, spread } from './support/report.ts';
import { extractBytes, walkOf } from './support/walk-extract.ts';

const LIMITS = [300, 600, 900] as const;
const LIMIT = 900;
const HOMES = 30_000;
const SOURCES = 40;
const ROUNDS = 5;
const PACE = 'normal';
/** Half the sides of the squares that homes and starts lie in, decimetres: whoever is within reach of a start is among the homes. */
const HOMES_WITHIN = 30_000;
const STARTS_WITHIN = 15_000;
/** A smaller ring that sticks out of a larger one by less, where simplifying has moved either, is not seen; metres. */
const VISIBLE = 5;

type Polygons = CircleRing['polygons'];

/** Places beside streets, as evenly along them as homes are, 5–45 m off on either side. */
function homesIn(graph: WalkGraph, within: number, count: number, random: Random): LonLat[] {
  const near: { edge: number; until: number }[] = [];
  let whole = 0;
  graph.from.forEach((node, edge) => {
    if (Math.max(Math.abs(graph.x[node] as number), Math.abs(graph.y[node] as number)) > within) return;
    if (((graph.flags[edge] as number) & (FLAG.bridge | FLAG.tunnel | FLAG.entry)) !== 0) return;
    near.push({ edge, until: (whole += graph.length[edge] as number) });
  });
  return Array.from({ length: count }, () => {
    const at = random.between(0, whole);
    let [low, high] = [0, near.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((near[middle]?.until ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const points = edgePoints(graph, near[low]?.edge ?? 0);
    const k = 2 * random.int(0, points.length / 2 - 2);
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(k, k + 4);
    const share = random.next();
    const length = Math.max(1, Math.hypot(bx - ax, by - ay));
    const aside = random.between(50, 450) * (random.next() < 0.5 ? -1 : 1);
    const [x, y] = [
      ax + (bx - ax) * share - ((by - ay) / length) * aside,
      ay + (by - ay) * share + ((bx - ax) / length) * aside,
    ];
    return toLonLat(graph.header, x, y);
  });
}

/** Seconds by the network from the start of a search to a place. */
function secondsTo(search: Search, start: Mooring, { snap, off, toFrom, toTo }: Mooring): number {
  const { from, to, flags } = search.network.graph;
  const isOneWay = ((flags[snap.edge] as number) & FLAG.oneWay) !== 0;
  const byFrom = search.to(from[snap.edge] as number) + toFrom;
  const byTo = isOneWay ? Infinity : search.to(to[snap.edge] as number) + toTo;
  const isOnOwn = start.snap.edge === snap.edge && (!isOneWay || start.snap.along <= snap.along);
  return off + Math.min(byFrom, byTo, isOnOwn ? start.off + Math.abs(start.toFrom - toFrom) : Infinity);
}

function isIn(polygons: Polygons, [x, y]: LonLat): boolean {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]] as [LonLat, LonLat];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}

/** Square metres. */
function areaOf(polygons: Polygons): number {
  const { kx, ky } = planeAt(...(polygons[0]?.[0]?.[0] ?? [0, 0]));
  let twice = 0;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]] as [LonLat, LonLat];
      twice += (ax - (ring[0]?.[0] ?? 0)) * (by - ay) - (ay - (ring[0]?.[1] ?? 0)) * (bx - ax);
    }
  return (twice / 2) * kx * ky;
}

/** Metres from a place to the nearest line of a ring. */
function metresToLine(polygons: Polygons, place: LonLat): number {
  const { kx, ky } = planeAt(...place);
  let least = Infinity;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]] as [LonLat, LonLat];
      const [ax, ay] = [(a[0] - place[0]) * kx, (a[1] - place[1]) * ky];
      const [dx, dy] = [(b[0] - a[0]) * kx, (b[1] - a[1]) * ky];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(ax + t * dx, ay + t * dy));
    }
  return least;
}

/** How far, in metres, a smaller ring sticks out of the next, by its corners and the middles between them; 0: not at all. */
function sticksOut(rings: readonly CircleRing[]): number {
  let most = 0;
  rings.slice(1).forEach(({ polygons: larger }, i) => {
    for (const ring of (rings[i]?.polygons ?? []).flat())
      ring.forEach((corner, k) => {
        const before = ring[k === 0 ? ring.length - 1 : k - 1] ?? corner;
        for (const place of [corner, [(corner[0] + before[0]) / 2, (corner[1] + before[1]) / 2] as const])
          if (!isIn(larger, place)) most = Math.max(most, metresToLine(larger, place));
      });
  });
  return most;
}

class Tally {
  both = 0;
  drawn = 0;
  true = 0;
  area = 0;
  add(polygons: Polygons, homes: readonly LonLat[], within: readonly boolean[]): void {
    this.area += areaOf(polygons);
    homes.forEach((home, i) => {
      const inRing = isIn(polygons, home);
      if (inRing) this.drawn += 1;
      if (within[i] === true) this.true += 1;
      if (inRing && within[i] === true) this.both += 1;
    });
  }
  figures = (ringArea: number) => ({
    precision: round(this.both / this.drawn, 4),
    recall: round(this.both / this.true, 4),
    area: round(this.area / ringArea),
  });
}

const bytes = extractBytes();
if (bytes === null) {
  report({ bench: 'walk-rings', precision: null, recall: null, nested: null });
} else {
  const graph = await walkOf(bytes);
  const network = prepareNetwork(graph, { pace: PACE, minute: null, closed: new Set() });
  const [search, snapper, rings] = [new Search(network), new Snapper(graph), new Rings(graph)];
  const random = createRandom(20261120);
  const homes = homesIn(graph, HOMES_WITHIN, HOMES, random.fork('homes'));
  const moored = homes.map((home) => moor(snapper, home, network));
  const starts = homesIn(graph, STARTS_WITHIN, SOURCES, random.fork('starts')).flatMap((place) => {
    const mooring = moor(snapper, place, network);
    return mooring ? [{ place, mooring }] : [];
  });
  const run = (mooring: Mooring): void => search.run(seedsOf(mooring, network), LIMIT);
  const tallies = { c20: new Tally(), c10: new Tally(), circle: new Tally(), estimate: new Tally() };
  let [out, corners] = [0, 0];
  let isRising = true;
  for (const { place, mooring } of starts) {
    run(mooring);
    const within = moored.map((home) => home !== null && secondsTo(search, mooring, home) <= LIMIT);
    for (const [tally, cell] of [
      [tallies.c20, 20],
      [tallies.c10, 10],
    ] as const) {
      const drawn = rings.of(search, [mooring], LIMITS, cell);
      out = Math.max(out, sticksOut(drawn));
      const areas = drawn.map(({ polygons }) => areaOf(polygons));
      isRising &&= areas.every((area, i) => i === 0 || area > (areas[i - 1] ?? 0));
      if (cell === 20) corners += drawn.reduce((sum, ring) => sum + ring.polygons.flat(2).length, 0);
      tally.add(drawn.at(-1)?.polygons ?? [], homes, within);
    }
    tallies.estimate.add([[estimatedRing(place, LIMIT, PACE)]], homes, within);
    tallies.circle.add([[estimatedRing(place, LIMIT * 1.4, PACE)]], homes, within);
  }
  const timed = (draw: (mooring: Mooring) => unknown): { median: number; p95: number } => {
    const once = ({ mooring }: { mooring: Mooring }): number => {
      run(mooring);
      const began = performance.now();
      draw(mooring);
      return performance.now() - began;
    };
    for (let warm = 0; warm < 2; warm++) starts.forEach(once);
    return spread(Array.from({ length: ROUNDS }, () => starts.map(once)).flat());
  };
  const at20 = timed((mooring) => rings.of(search, [mooring], LIMITS, 20));
  const at10 = timed((mooring) => rings.of(search, [mooring], LIMITS, 10));
  const streets = timed((mooring) => reachedStreets(search, [mooring], LIMITS));
  const { precision, recall } = tallies.c20.figures(tallies.c20.area);
  report({
    bench: 'walk-rings',
    precision,
    recall,
    nested: isRising && out <= VISIBLE,
    sticks_out_m: round(out),
    p50_ms: round(at20.median),
    p95_ms: round(at20.p95),
    corners: Math.round(corners / starts.length),
    at_10_m: { ...tallies.c10.figures(tallies.c20.area), p50_ms: round(at10.median), p95_ms: round(at10.p95) },
    streets: { p50_ms: round(streets.median), p95_ms: round(streets.p95) },
    circle: tallies.circle.figures(tallies.c20.area),
    estimate: tallies.estimate.figures(tallies.c20.area),
    homes: HOMES,
    homes_within: Math.round(tallies.c20.true / starts.length),
    sources: starts.length,
    limits_s: LIMITS,
    pace_kmh: 5,
    barriers: graph.barrierKind.length,
    limits: { precision: 0.92, recall: 0.99, nested: true },
  });
}
