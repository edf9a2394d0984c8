import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { amend } from './amend.ts';
import { buildWalk } from './build.ts';
import type { Amendments, FootpathAmendment, GateAmendment } from './circle-answer.ts';
import { FLAG, type LonLat, type WalkGate, type WalkGraph } from './graph.ts';
import type { WalkConditions } from './network.ts';
import { readWalkFile } from './read-file.ts';
import { Walker } from './walker.ts';
import { wallsOf } from './walls.ts';
import { writeWalkFile } from './write-file.ts';

const town = generateTown();
const { graph } = buildWalk(walkSourceOf(town, '2026-11-20'));
const { lon0, lat0, kx, ky } = graph.header;
const standard: WalkConditions = { pace: 'standard', minute: null, closed: new Set() };
const at = ({ geom }: { geom: { coordinates: readonly number[] } }): LonLat => [
  geom.coordinates[0] ?? 0,
  geom.coordinates[1] ?? 0,
];
const doors = town.rows.stairwell_unit.map(at).filter((_, i) => i % 5 === 0);
const stations = town.rows.service_station.map(at);
/** The office's gates as they are. */
const gates = town.rows.compound_gate.map((row): GateAmendment => {
  const { from, to } = graph.header.gates.find(({ id }) => id === row.id) ?? { from: 0, to: 0 };
  return { id: row.id, at: at(row), from, to, isClosed: false };
});
const [someGate] = gates;
if (!someGate) throw new Error('a town without gates');
const walls = wallsOf(graph);
const isWalled = doors.map(([lon, lat]) => walls.zoneAt((lon - lon0) * kx, (lat - lat0) * ky) !== 0);

const none: Amendments = { gates: [], footpaths: [] };
const withGate = (gate: GateAmendment): Amendments => ({ ...none, gates: [gate] });

const secondsIn = (network: WalkGraph, from: readonly LonLat[], conditions = standard): number[][] => {
  const walker = new Walker(network);
  return from.map((place) => walker.distances(place, doors, conditions).map((walked) => walked?.seconds ?? Infinity));
};
const before = secondsIn(graph, stations.slice(0, 2));

/** What splitting a way may add by rounding to decimetres: half of one at a joint and at either end. */
const ROUNDING = 0.5;

const metresFrom = ([lon, lat]: LonLat, east: number, north: number): LonLat => [lon + east / kx, lat + north / ky];

/** Points on walls, so many metres off. */
const byWalls = fc.record({
  ring: fc.nat(graph.ringZone.length - 1),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  east: fc.integer({ min: -6, max: 6 }),
  north: fc.integer({ min: -6, max: 6 }),
});
function wallPoint({ ring, share, east, north }: typeof byWalls extends fc.Arbitrary<infer T> ? T : never): LonLat {
  const [first = 0, end = 0] = [graph.ringStart[ring], graph.ringStart[ring + 1]];
  const corner = (i: number): [number, number] => [
    (graph.rings[2 * (first + (i % (end - first)))] as number) / 10,
    (graph.rings[2 * (first + (i % (end - first))) + 1] as number) / 10,
  ];
  const place = share * (end - first);
  const [[ax, ay], [bx, by]] = [corner(Math.floor(place)), corner(Math.floor(place) + 1)];
  const t = place - Math.floor(place);
  return metresFrom([lon0, lat0], ax + (bx - ax) * t + east, ay + (by - ay) * t + north);
}
const places = fc.tuple(
  fc.constantFrom(...doors, ...stations, ...gates.map((gate) => gate.at)),
  fc.integer({ min: -400, max: 400 }),
  fc.integer({ min: -400, max: 400 }),
);
const lines = fc
  .array(places, { minLength: 2, maxLength: 5 })
  .map((found) =>
    found.map(([place, east, north], i) => (i === 0 ? place : metresFrom(found[0]?.[0] ?? place, east, north))),
  );

test('without amendments, and with gates as they are, it is the same graph', () => {
  expect(amend(graph, none)).toEqual({ graph, unjoined: [] });
  expect(amend(graph, none).graph).toBe(graph);
  expect(amend(graph, { gates, footpaths: [] }).graph).toBe(graph);
});

test('hours change, and nothing else does', () => {
  const changed = amend(graph, withGate({ ...someGate, from: 60, to: 120 })).graph;
  const expected = graph.header.gates.map((gate): WalkGate =>
    gate.id === someGate.id ? { ...gate, from: 60, to: 120 } : gate,
  );
  expect(changed).toEqual({ ...graph, header: { ...graph.header, gates: expected } });
});

test('a gate that is shut for good is shut at any hour, as if it were closed', () => {
  for (const gate of gates.slice(0, 40)) {
    const shut = amend(graph, withGate({ ...gate, isClosed: true }));
    expect(shut.unjoined).toEqual([]);
    const found = new Walker(shut.graph).distances(stations[0] ?? gate.at, doors, standard);
    found.forEach((walked, door) => expect(walked?.seconds ?? Infinity).toBeGreaterThanOrEqual(before[0]?.[door] ?? 0));
  }
  const all = amend(graph, { ...none, gates: gates.map((gate) => ({ ...gate, isClosed: true })) });
  expect(reachedBehindWalls(all.graph)).toBe(0);
});

test('a town built without gates is opened again by its gates as they are added', () => {
  const fewer = walkSourceOf(town, '2026-11-20');
  const zones = fewer.zones.map((zone) => ({ ...zone, gates: [] }));
  const { graph: walled } = buildWalk({ ...fewer, zones }, 0);
  const amended = amend(walled, { ...none, gates });
  expect(reachedBehindWalls(walled)).toBe(0);
  expect(amended.unjoined.length).toBeLessThan(gates.length / 20);
  expect(reachedBehindWalls(amended.graph)).toBeGreaterThan(isWalled.filter(Boolean).length * 0.95);
});

test('one more gate takes nobody farther away, and the file it makes is read', () => {
  let joined = 0;
  fc.assert(
    fc.property(byWalls, (where) => {
      const amended = amend(graph, withGate({ id: 'new', at: wallPoint(where), from: 0, to: 1440, isClosed: false }));
      joined += 1 - amended.unjoined.length;
      if (amended.unjoined.length > 0) expect(amended.graph).toBe(graph);
      expectNobodyFarther(amended.graph);
      expectSound(amended.graph);
    }),
    { numRuns: 25 },
  );
  expect(joined).toBeGreaterThan(5);
});

test('one more footpath takes nobody farther away, nor does it break a wall', () => {
  let joined = 0;
  fc.assert(
    fc.property(lines, fc.boolean(), (line, isSteps) => {
      const footpath: FootpathAmendment = { id: 'path', line, isSteps };
      const amended = amend(graph, { ...none, footpaths: [footpath] });
      joined += 1 - amended.unjoined.length;
      if (amended.unjoined.length > 0) expect(amended.graph).toBe(graph);
      expectNobodyFarther(amended.graph);
      expectSound(amended.graph);
      // no gate, no way in: what is added inside a wall leads out of it by gates only
      expect(reachedBehindWalls(amended.graph, new Set(gates.map(({ id }) => id)))).toBe(0);
    }),
    { numRuns: 25 },
  );
  expect(joined).toBeGreaterThan(15);
});

test('the same amendments make the same network; a gate that is there already stays what it is', () => {
  fc.assert(
    fc.property(byWalls, lines, (where, line) => {
      const gateOnly = withGate({ id: 'new', at: wallPoint(where), from: 0, to: 1440, isClosed: false });
      const both = { ...gateOnly, footpaths: [{ id: 'path', line, isSteps: false }] };
      expect(writeWalkFile(amend(graph, both).graph)).toEqual(writeWalkFile(amend(graph, both).graph));
      const once = amend(graph, gateOnly).graph;
      const twice = secondsIn(amend(once, gateOnly).graph, stations.slice(0, 1))[0] ?? [];
      secondsIn(once, stations.slice(0, 1))[0]?.forEach((seconds, door) => {
        if (seconds !== twice[door]) expect(Math.abs(seconds - (twice[door] ?? 0))).toBeLessThan(2 * ROUNDING);
      });
    }),
    { numRuns: 10 },
  );
});

const reachedBehindWalls = (network: WalkGraph, closed: ReadonlySet<string> = new Set()): number =>
  secondsIn(network, stations.slice(0, 1), { ...standard, closed })[0]?.filter(
    (seconds, door) => isWalled[door] === true && seconds < Infinity,
  ).length ?? 0;

function expectNobodyFarther(network: WalkGraph): void {
  secondsIn(network, stations.slice(0, 2)).forEach((found, station) =>
    found.forEach((seconds, door) => expect(seconds).toBeLessThanOrEqual((before[station]?.[door] ?? 0) + ROUNDING)),
  );
}

/** The reader's own checks, lengths kept, and gates that are still where they were. */
function expectSound(network: WalkGraph): void {
  expect(readWalkFile(writeWalkFile(network))).toEqual(network);
  const sum = (of: WalkGraph): number =>
    of.length.reduce(
      (total, length, edge) => total + (((of.flags[edge] as number) & FLAG.added) === 0 ? length : 0),
      0,
    );
  expect(sum(network)).toBe(sum(graph));
  const standing = (of: WalkGraph, gate: WalkGate): number[][] =>
    gate.edges.map((edge) => [of.x[of.from[edge] as number] ?? 0, of.y[of.from[edge] as number] ?? 0]);
  for (const [i, gate] of graph.header.gates.entries())
    expect(standing(network, network.header.gates[i] ?? gate).slice(0, gate.edges.length)).toEqual(
      standing(graph, gate),
    );
}
