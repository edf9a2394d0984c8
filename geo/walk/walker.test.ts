import { expect, test } from 'vitest';
import { metresBetween } from '../crs/metres.ts';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import { BARRIER, type LonLat } from './graph.ts';
import type { WalkConditions } from './network.ts';
import { Walker } from './walker.ts';

const town = generateTown();
const source = walkSourceOf(town, '2026-11-20');
const { graph, report } = buildWalk(source);
const walker = new Walker(graph);
const standard: WalkConditions = { pace: 'standard', minute: null, closed: new Set() };

const at = ({ geom }: { geom: { coordinates: readonly number[] } }): LonLat => [
  geom.coordinates[0] ?? 0,
  geom.coordinates[1] ?? 0,
];
const station = at(town.rows.service_station[0] ?? { geom: { coordinates: [] } });
const doors = town.rows.stairwell_unit.map(at);

test('the town hangs together: every gate opens a way, and every door is walked to from a station', () => {
  expect(report).toEqual({ unusedGates: 0, cuts: 0, openZones: 0, strayEdges: 0 });
  expect(graph.header.gates).toHaveLength(town.rows.compound_gate.length);
  expect(walker.distances(station, doors, standard).filter((walked) => walked === null)).toHaveLength(0);
});

test('the town tells of its river, its lakes and its railway', () => {
  const { barrierKind } = graph;
  expect(new Set(barrierKind)).toEqual(new Set(Object.values(BARRIER)));
  expect(barrierKind.filter((kind) => kind === BARRIER.railway)).toHaveLength(1);
});

test('nobody walks less than the straight line, nor faster than their pace', () => {
  walker.distances(station, doors, standard).forEach((walked, i) => {
    const straight = metresBetween(station, doors[i] ?? station);
    expect(walked?.metres).toBeGreaterThan(straight * 0.99);
    expect(walked?.seconds).toBeCloseTo((walked?.metres ?? 0) * 0.9, 0);
  });
});

test('old people take a third longer on the same way', () => {
  const [door = station] = doors;
  const [usual] = walker.distances(station, [door], standard);
  const [slow] = walker.distances(station, [door], { ...standard, pace: 'elderly' });
  expect(slow?.metres).toBe(usual?.metres);
  expect(slow?.seconds).toBeCloseTo(((usual?.seconds ?? 0) * 4) / 3, 1);
});

test('the path is the way that was measured, there and back', () => {
  for (let i = 0; i < doors.length; i += 97) {
    const door = doors[i] ?? station;
    const [walked] = walker.distances(station, [door], standard);
    const path = walker.path(station, door, standard);
    expect(path).toMatchObject(walked ?? {});
    expect([path?.line[0], path?.line.at(-1)]).toEqual([station, door]);
    const drawn = (path?.line ?? []).reduce(
      (sum, point, k, line) => sum + (k === 0 ? 0 : metresBetween(line[k - 1] ?? point, point)),
      0,
    );
    expect(Math.abs(drawn / (walked?.metres ?? 0) - 1)).toBeLessThan(0.01);
    expect(walker.distances(door, [station], standard)).toEqual([walked]);
  }
});

test('two places on one edge are walked between without going round', () => {
  const [unit = station] = doors;
  const near: LonLat = [unit[0] + 2e-5, unit[1]];
  expect(walker.distances(unit, [unit], standard)[0]?.metres).toBeLessThan(25);
  expect(walker.path(unit, near, standard)?.metres).toBeLessThan(30);
});

test('off the network and out of the country is nowhere', () => {
  const [desert]: LonLat[] = [[101.3, 41.4]];
  expect(walker.distances(station, [desert ?? station], standard)).toEqual([null]);
  expect(walker.path(desert ?? station, station, standard)).toBeNull();
});

test('with all gates of a compound shut nobody comes in, and those inside walk among themselves', () => {
  const [compound] = town.rows.compound;
  const gates = town.rows.compound_gate.filter(({ compound_id }) => compound_id === compound?.id).map(({ id }) => id);
  const homes = town.rows.building.filter(({ compound_id }) => compound_id === compound?.id).map(({ id }) => id);
  const inside = town.rows.stairwell_unit.filter(({ building_id }) => homes.includes(building_id)).map(at);
  const shut: WalkConditions = { ...standard, closed: new Set(gates) };
  expect(new Set(walker.distances(station, inside, shut))).toEqual(new Set([null]));
  const [first = station, ...others] = inside;
  expect(walker.distances(first, others, shut).includes(null)).toBe(false);
});

test('taking gates out of the town cuts ways, and brings nobody nearer', () => {
  const before = walker.distances(station, doors, standard);
  const fewer = source.zones.map((zone) => ({ ...zone, gates: zone.gates.slice(1) }));
  const without = buildWalk({ ...source, zones: fewer });
  expect(without.report.cuts).toBe(source.zones.length);
  const after = new Walker(without.graph).distances(station, doors, standard);
  after.forEach((walked, i) => expect(walked?.seconds ?? Infinity).toBeGreaterThanOrEqual(before[i]?.seconds ?? 0));
  expect(after.filter((walked) => walked === null).length).toBeGreaterThan(0);
});
