import { expect, test } from 'vitest';
import { generateTown } from '../../geo/town/index.ts';
import { walkSourceOf } from '../../geo/town/walk.ts';
import { buildWalk } from '../../geo/walk/build.ts';
import type { Amendments, CircleQuestion } from '../../geo/walk/circle-answer.ts';
import { walkFileVersion } from '../../geo/walk/file-version.ts';
import { gateHours } from '../../geo/walk/gate-hours.ts';
import type { LonLat } from '../../geo/walk/graph.ts';
import { writeWalkFile } from '../../geo/walk/write-file.ts';
import { WalkGround } from './walk-ground.ts';

const town = generateTown();
const bytes = writeWalkFile(buildWalk(walkSourceOf(town, '2026-11-20')).graph);
const at = ({ geom: { coordinates } }: { geom: { coordinates: readonly number[] } }): LonLat => [
  coordinates[0] ?? 0,
  coordinates[1] ?? 0,
];
const units = town.rows.stairwell_unit;
const homes = Float64Array.from(units.flatMap((unit) => [...at(unit)]));
const [station] = town.rows.service_station;
if (!station) throw new Error('a town without a station');
const question: CircleQuestion = {
  places: [at(station)],
  conditions: { pace: 'standard', minute: null, closed: new Set() },
  elderly: true,
  limit: 1800,
  rings: [900],
  streets: false,
  cell: 20,
};
const none: Amendments = { gates: [], footpaths: [] };

/** Doors of a compound that the station reaches, and the compound's gates, shut. */
const fresh = new WalkGround(bytes);
fresh.setHomes(homes);
const before = fresh.circle(question);
const compoundOf = new Map(town.rows.building.map(({ id, compound_id }) => [id, compound_id]));
const isReached = (compound: string): boolean =>
  units.some((unit, n) => compoundOf.get(unit.building_id) === compound && (before.seconds[n] ?? Infinity) < 900);
const walled = town.rows.compound.find(
  ({ id }) => isReached(id) && town.rows.compound_gate.some(({ compound_id }) => compound_id === id),
);
if (!walled) throw new Error('a town without a compound in reach');
const inside = units.flatMap(({ building_id }, n) => (compoundOf.get(building_id) === walled.id ? [n] : []));
const gates = town.rows.compound_gate.map((gate) => ({
  id: gate.id,
  at: at(gate),
  ...gateHours(gate.open_hours),
  isClosed: gate.compound_id === walled.id,
}));
const shut: Amendments = { ...none, gates };

test('says what it is made of', () => {
  expect(fresh.facts).toMatchObject({ source: '连心街道', source_date: '2026-11-20', version: walkFileVersion(bytes) });
});

test('a gate that staff shut counts from the next answer on, whatever has been made of the network before', () => {
  const ground = new WalkGround(bytes);
  ground.setHomes(homes);
  expect(ground.circle(question)).toEqual(before);
  const walk = () =>
    ground.walker.distances(at(station), [at(units[inside[0] ?? 0] ?? station)], question.conditions)[0];
  expect(walk()?.seconds).toBeLessThan(1800);
  ground.amend(shut);
  const after = ground.circle(question);
  expect(inside.filter((n) => (after.seconds[n] ?? Infinity) < Infinity)).toEqual([]);
  expect(walk()).toBeNull();
  // nobody else is nearer for it
  expect(after.seconds.every((seconds, n) => seconds >= (before.seconds[n] ?? Infinity))).toBe(true);
  ground.amend(none);
  expect(ground.circle(question)).toEqual(before);
});

test('what staff know counts from the file on, not from what they knew before', () => {
  const ground = new WalkGround(bytes);
  ground.setHomes(homes);
  ground.amend(shut);
  ground.amend({ ...none, gates: gates.map((gate) => ({ ...gate, isClosed: false })) });
  expect(ground.circle(question).seconds).toEqual(before.seconds);
});

test('says which footpath could not be joined to anything', () => {
  const nowhere = {
    id: 'path',
    line: [
      [0, 0],
      [0.001, 0],
    ] as const,
    isSteps: false,
  };
  expect(new WalkGround(bytes).amend({ ...none, footpaths: [nowhere] })).toEqual(['path']);
});

test('doors are asked about as they were told last, before the first question or after it', () => {
  const ground = new WalkGround(bytes);
  expect(ground.circle(question)).toMatchObject({ seconds: new Float64Array(0), connected: new Uint8Array(0) });
  ground.setHomes(homes);
  expect(ground.circle(question)).toEqual(before);
  ground.amend(shut);
  ground.amend(none);
  ground.setHomes(Float64Array.from([...at(station), 0, 0]));
  const two = ground.circle(question);
  expect(two.connected).toEqual(Uint8Array.of(1, 0));
  expect([...two.seconds]).toEqual([expect.any(Number), Infinity]);
});

test('no array of an answer is handed out twice', () => {
  const [one, two] = [fresh.circle(question), fresh.circle(question)];
  for (const name of ['seconds', 'atLeast', 'nearest', 'connected'] as const) {
    expect(one[name]).toEqual(two[name]);
    expect(one[name].buffer).not.toBe(two[name].buffer);
  }
});

test('a plan is of the doors and the ground there are: with others it is begun anew', () => {
  const ground = new WalkGround(bytes);
  ground.setHomes(homes);
  const ones = new Uint32Array(units.length).fill(1);
  const plan = {
    places: [],
    sites: [at(station)],
    weights: ones,
    slowWeights: new Uint32Array(units.length),
    conditions: question.conditions,
    limit: 900,
    count: 1,
    capacity: null,
  };
  const whole = ground.planner.begin(plan).plan.total;
  expect(whole).toBeGreaterThan(0);
  ground.amend(shut);
  expect(() => ground.planner.better()).toThrow('nothing has been planned');
  expect(ground.planner.begin(plan).plan.total).toBeLessThan(whole);
  ground.setHomes(homes.subarray(0, 2));
  expect(() => ground.planner.problem()).toThrow('nothing has been planned');
});
