/** Amendments one by one, on ground small enough to count the metres. */
import { expect, test } from 'vitest';
import { amend } from './amend.ts';
import { buildWalk } from './build.ts';
import type { Amendments, FootpathAmendment, GateAmendment } from './circle-answer.ts';
import { FLAG, type LonLat } from './graph.ts';
import { metresPerLat, metresPerLon } from './plane.ts';
import type { WalkSource } from './source.ts';
import { Walker } from './walker.ts';

/** Metres east and north of the origin as `[lon, lat]`. */
const place = (east: number, north: number): LonLat => [
  101.2 + east / metresPerLon(41.3),
  41.3 + north / metresPerLat(41.3),
];

/**
 * Two streets west to east, 300 m apart and joined in the far west; between them a compound 100 m wide with a path through its
 * middle from south to north, whose one gate is in the south wall. A bridge crosses the south street and joins nothing.
 *
 *     ───────────── north street, y = 300
 *        ┌──┬──┐    wall, y = 250
 *        │  │  │    path, x = 500
 *        └──╂──┘    wall, y = 50, gate
 *     ───────────── south street, y = 0
 */
const points: [number, number][] = [
  [0, 0],
  [500, 0],
  [1000, 0],
  [500, 240],
  [0, 300],
  [1000, 300],
  [800, -50],
  [800, 50],
];
const source: WalkSource = {
  lon: points.map(([east, north]) => place(east, north)[0]),
  lat: points.map(([east, north]) => place(east, north)[1]),
  ways: [
    { points: [0, 1, 2], flags: 0, isPrivate: false },
    { points: [0, 4, 5], flags: 0, isPrivate: false },
    { points: [1, 3], flags: 0, isPrivate: false },
    { points: [6, 7], flags: FLAG.bridge, isPrivate: false },
  ],
  zones: [
    {
      rings: [[place(450, 50), place(550, 50), place(550, 250), place(450, 250)]],
      gates: [{ id: 'south', at: place(500, 50), from: 0, to: 1440 }],
      isCertain: true,
    },
  ],
  bounds: [...place(-100, -100), ...place(1100, 400)],
  coverage: [],
  barriers: [],
  facts: { source: 'test', sourceDate: '2026-11-20', licence: 'none' },
};
const { graph } = buildWalk(source, 0);

const home = place(500, 200);
const north = place(500, 300);
const east = place(1000, 300);

const gate = (id: string, at: LonLat, more: Partial<GateAmendment> = {}): GateAmendment => ({
  id,
  at,
  from: 0,
  to: 1440,
  isClosed: false,
  ...more,
});
const path = (...line: LonLat[]): FootpathAmendment => ({ id: 'path', line, isSteps: false });

/** Whole metres that are walked with these amendments, null where nobody can; and what could not be joined. */
function walk(
  from: LonLat,
  to: LonLat,
  { gates = [], footpaths = [] }: Partial<Amendments>,
  minute: number | null = null,
) {
  const amended = amend(graph, { gates, footpaths });
  const [walked] = new Walker(amended.graph).distances(from, [to], { pace: 'standard', minute, closed: new Set() });
  return [walked ? Math.round(walked.metres) : null, ...amended.unjoined];
}

test('as it is, the north street is far', () => {
  expect(walk(home, north, {})).toEqual([1500]);
  expect(walk(east, place(1000, 0), {})).toEqual([2300]);
});

test('a new gate in the north wall joins the ways on either side of it', () => {
  expect(walk(home, north, { gates: [gate('north', place(500, 252))] })).toEqual([100]);
  // and is a gate like others: it keeps its hours
  const night = gate('north', place(500, 252), { from: 360, to: 1320 });
  expect(walk(home, north, { gates: [night] }, 720)).toEqual([100]);
  expect(walk(home, north, { gates: [night] }, 1380)).toEqual([1500]);
  // who walks on a street does not cut through
  expect(walk(place(500, 0), north, { gates: [gate('north', place(500, 252))] })).toEqual([1300]);
});

test('a gate in no wall, or with no way on one side, is told and changes nothing', () => {
  const { graph: same, unjoined } = amend(graph, { gates: [gate('field', place(500, 270))], footpaths: [] });
  expect(same).toBe(graph);
  expect(unjoined).toEqual(['field']);
  // the nearest public way is 100 m from the west wall's middle, and the north street behind the compound's corner
  expect(walk(home, north, { gates: [gate('west', place(450, 150))] })).toEqual([1500, 'west']);
});

test('a gate that moves leaves where it was, unless it cannot be joined where it goes', () => {
  const moved = { gates: [gate('south', place(500, 250))] };
  expect(walk(home, north, moved)).toEqual([100]);
  expect(walk(home, place(500, 0), moved)).toEqual([1400]);
  expect(walk(home, place(500, 0), { gates: [gate('south', place(450, 150))] })).toEqual([200, 'south']);
  expect(walk(home, place(500, 0), { gates: [gate('south', place(503, 47))] })).toEqual([200]);
});

test('a gate shut for good is shut at any hour, also one that has moved', () => {
  for (const at of [place(500, 50), place(500, 250)])
    for (const minute of [null, 720])
      expect(walk(home, north, { gates: [gate('south', at, { isClosed: true })] }, minute)).toEqual([null]);
});

test('a footpath joins what its ends come near to and what it crosses', () => {
  const short = { footpaths: [path(place(1000, 5), place(1000, 294))] };
  expect(walk(east, place(1000, 0), short)).toEqual([300]);
  const [through] = walk(place(700, 0), place(700, 300), { footpaths: [path(place(700, -90), place(700, 305))] });
  expect(through).toBe(300);
  expect(walk(east, place(1000, 0), { footpaths: [path(place(1000, 9), place(1000, 291))] })).toEqual([2300, 'path']);
});

test('steps take longer than the same way on the flat', () => {
  const seconds = [false, true].map((isSteps) => {
    const footpaths = [{ ...path(place(1000, 0), place(1000, 300)), isSteps }];
    const walker = new Walker(amend(graph, { gates: [], footpaths }).graph);
    return walker.distances(east, [place(1000, 0)], { pace: 'standard', minute: null, closed: new Set() })[0]?.seconds;
  });
  expect(seconds.map((value) => Math.round(value ?? 0))).toEqual([270, 450]);
});

test('a wall cuts a footpath where no gate is near', () => {
  const across = path(place(520, 200), place(520, 300));
  expect(walk(home, north, { footpaths: [across] })).toEqual([1500]);
  expect(walk(home, north, { footpaths: [across], gates: [gate('north', place(515, 250))] })[0]).toBeLessThan(150);
  // it passes the gate that is there; one that is shut for good opens nothing
  const inside = path(place(503, 0), place(503, 230));
  expect(walk(place(503, 100), place(503, 0), { footpaths: [inside] })).toEqual([106]);
  expect(
    walk(place(503, 100), place(503, 0), {
      footpaths: [inside],
      gates: [gate('south', place(500, 50), { isClosed: true })],
    }),
  ).toEqual([null]);
});

test('a path may come to a gate that has no way of its own', () => {
  const west = gate('west', place(450, 150));
  const footpaths = [path(place(400, 300), place(400, 150), place(500, 150))];
  expect(walk(home, north, { gates: [west] })).toEqual([1500, 'west']);
  expect(walk(home, north, { gates: [west], footpaths })).toEqual([400]);
  expect(walk(home, north, { gates: [{ ...west, from: 360, to: 1320 }], footpaths }, 1380)).toEqual([1500]);
});

test('a bridge is not joined from below', () => {
  expect(walk(place(800, 40), place(800, 0), { footpaths: [path(place(700, 20), place(900, 20))] })).toEqual([
    null,
    'path',
  ]);
});

test('nobody is taken off the way they had by a path that comes nearer to them', () => {
  const footpaths = [path(place(0, 300), place(0, 30), place(990, 30))];
  expect(walk(place(990, 29), place(990, 0), {})).toEqual([29]);
  expect(walk(place(990, 29), place(990, 0), { footpaths })).toEqual([29]);
  // who had none comes to it
  expect(walk(place(990, -140), place(990, 0), {})).toEqual([null]);
  expect(walk(place(990, -140), place(990, 0), { footpaths: [path(place(990, 0), place(990, -130))] })).toEqual([140]);
});

test('a line around the world is no path, and nobody waits for the ground under it', () => {
  const world: LonLat[] = [place(1000, 5), [-179, -80], [179, 80], place(1000, 294)];
  expect(walk(east, place(1000, 0), { footpaths: [path(...world)] })).toEqual([2300, 'path']);
  expect(walk(east, place(1000, 0), { footpaths: [path(place(1000, 5), [Number.NaN, 41.3])] })).toEqual([2300, 'path']);
});
