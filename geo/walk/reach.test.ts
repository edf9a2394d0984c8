import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { awkwardGraphs } from '../../tests/builders/awkward-graphs.ts';
import { heapDijkstra, stepsOf } from '../../tests/support/heap-dijkstra.ts';
import { generateTown } from '../town/index.ts';
import { walkSourceOf } from '../town/walk.ts';
import { buildWalk } from './build.ts';
import { FLAG, type LonLat, type WalkGraph } from './graph.ts';
import { Homes } from './homes.ts';
import { moorAt } from './mooring.ts';
import { prepareNetwork, type Network, type WalkConditions } from './network.ts';
import { NO_PLACE, Owners } from './owners.ts';
import { nearestOf, secondsOf, seedsOfAll, type Starts } from './reach.ts';
import { Search } from './search.ts';
import { Snapper, type Snap } from './snap.ts';
import { Walker } from './walker.ts';

const LIMIT = 1800;
const GATES = ['north', 'south', 'east'];
const open: WalkConditions = { pace: 'normal', minute: null, closed: new Set() };

function reach(network: Network, homes: Homes, starts: Starts): { seconds: number[]; nearest: number[] } {
  const search = new Search(network);
  const owners = new Owners(search, starts);
  search.run(seedsOfAll(starts, network), LIMIT, () => owners.atGates());
  owners.settle();
  const seconds = secondsOf(search, homes, starts, LIMIT);
  return { seconds: [...seconds], nearest: [...nearestOf(search, homes, starts, seconds, owners)] };
}

/** Homes and places somewhere on the edges of awkward networks, and gates that are closed. */
const worlds = awkwardGraphs
  .filter(({ from }) => from.length > 0)
  .chain((graph) => {
    const snap = fc
      .record({ edge: fc.nat(graph.from.length - 1), share: fc.constantFrom(0, 0.25, 0.5, 1), off: fc.nat(300) })
      .map(({ edge, share, off }): Snap => ({
        edge,
        along: Math.round(share * (graph.length[edge] as number)),
        off,
        x: 0,
        y: 0,
      }));
    return fc.record({
      graph: fc.constant(graph),
      homes: fc.array(fc.option(snap, { freq: 8 }), { minLength: 1, maxLength: 12 }),
      places: fc.array(fc.option(snap, { freq: 8 }), { minLength: 1, maxLength: 5 }),
      closed: fc.subarray(GATES),
    });
  });

const homesOn = (graph: WalkGraph, snaps: readonly (Snap | null)[]): Homes =>
  new Homes(graph, new Float64Array(snaps.length), new Float64Array(snaps.length), snaps);

const startsOn = (network: Network, snaps: readonly (Snap | null)[]): Starts =>
  snaps.map((snap) => snap && moorAt(snap, network));

/** From one place, by the definition: to either end of the home's edge and on along it, or along their common edge. */
function bySteps(network: Network, place: Snap | null, home: Snap | null): number {
  const { graph } = network;
  const [start] = startsOn(network, [place]);
  const [goal] = startsOn(network, [home]);
  if (!start || !goal) return Infinity;
  const labels = heapDijkstra(
    graph,
    stepsOf(graph, network.edgeSeconds, network.isOpen),
    seedsOfAll([start], network),
    LIMIT,
  );
  const { edge, along } = goal.snap;
  const isOneWay = ((graph.flags[edge] as number) & FLAG.oneWay) !== 0;
  const ways = [(labels[graph.from[edge] as number] as number) + goal.toFrom + goal.off];
  if (!isOneWay) ways.push((labels[graph.to[edge] as number] as number) + goal.toTo + goal.off);
  if (start.snap.edge === edge && (!isOneWay || start.snap.along <= along))
    ways.push(start.off + Math.abs(start.toFrom - goal.toFrom) + goal.off);
  const best = Math.min(...ways);
  return best <= LIMIT ? best : Infinity;
}

test('many places at once are the least of each by itself, and the nearest is the first of those', () => {
  fc.assert(
    fc.property(worlds, ({ graph, homes, places, closed }) => {
      const network = prepareNetwork(graph, { ...open, closed: new Set(closed) });
      const { seconds, nearest } = reach(network, homesOn(graph, homes), startsOn(network, places));
      homes.forEach((home, i) => {
        const each = places.map((place) => bySteps(network, place, home));
        const least = Math.min(...each);
        expect(seconds[i]).toBe(least);
        expect(nearest[i]).toBe(least === Infinity ? NO_PLACE : each.indexOf(least));
      });
    }),
    { numRuns: 500 },
  );
});

test('closing a gate brings nobody nearer, one more place takes nobody farther away', () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom(...GATES), ({ graph, homes, places, closed }, gate) => {
      const all = homesOn(graph, homes);
      const network = prepareNetwork(graph, { ...open, closed: new Set(closed) });
      const shut = prepareNetwork(graph, { ...open, closed: new Set([...closed, gate]) });
      const { seconds } = reach(network, all, startsOn(network, places));
      const later = reach(shut, all, startsOn(shut, places)).seconds;
      const fewer = reach(network, all, startsOn(network, places.slice(1))).seconds;
      seconds.forEach((value, home) => {
        expect(later[home]).toBeGreaterThanOrEqual(value);
        expect(fewer[home]).toBeGreaterThanOrEqual(value);
      });
    }),
    { numRuns: 300 },
  );
});

test('from home to place takes as long as from place to home', () => {
  const twoWay = worlds.map(({ graph, ...rest }) => ({
    ...rest,
    graph: { ...graph, flags: graph.flags.map((flags) => flags & ~FLAG.oneWay) },
  }));
  fc.assert(
    fc.property(twoWay, ({ graph, homes, places }) => {
      const network = prepareNetwork(graph, open);
      const onEntry = (snap: Snap | null): boolean =>
        snap !== null && ((graph.flags[snap.edge] as number) & FLAG.entry) !== 0;
      // who lives at a gate is come to from both sides of it, and leaves by the inner one
      const [place = null] = places.filter((snap) => !onEntry(snap));
      const others = homes.map((home) => (onEntry(home) ? null : home));
      const there = reach(network, homesOn(graph, others), startsOn(network, [place])).seconds;
      const back = others.map((home) => reach(network, homesOn(graph, [place]), startsOn(network, [home])).seconds[0]);
      expect(back).toEqual(there);
    }),
    { numRuns: 300 },
  );
});

const town = generateTown();
const { graph } = buildWalk(walkSourceOf(town, '2026-11-20'));
const at = ({ geom }: { geom: { coordinates: readonly number[] } }): LonLat => [
  geom.coordinates[0] ?? 0,
  geom.coordinates[1] ?? 0,
];
const doors = town.rows.stairwell_unit.map(at).filter((_, i) => i % 3 === 0);
/** Stations, doors of people (some with a home on the same edge), a gate, and a place in the desert. */
const places = [
  ...town.rows.service_station.map(at),
  ...doors.filter((_, i) => i % 37 === 0),
  ...town.rows.compound_gate.slice(0, 3).map(at),
  [101.3, 41.4] as const,
];

test.each([
  ['any hour', { pace: 'standard', minute: null, closed: new Set() }],
  ['at night, old people', { pace: 'elderly', minute: 180, closed: new Set([town.rows.compound_gate[0]?.id ?? '']) }],
] satisfies [string, WalkConditions][])('the town answers as the walker does, to the last bit: %s', (_, conditions) => {
  const snapper = new Snapper(graph);
  const homes = Homes.at(graph, snapper, Float64Array.from(doors.flat()));
  const walker = new Walker(graph, snapper);
  const network = prepareNetwork(graph, conditions);
  const starts = startsOn(
    network,
    places.map((place) => snapper.snap(place, 1000)),
  );
  const each = places.map((place) =>
    walker.distances(place, doors, conditions, LIMIT).map((walked) => walked?.seconds ?? Infinity),
  );
  each.forEach((walked, place) =>
    expect(reach(network, homes, starts.slice(place, place + 1)).seconds).toEqual(walked),
  );
  const { seconds, nearest } = reach(network, homes, starts);
  doors.forEach((_, home) => {
    const all = each.map((walked) => walked[home] ?? Infinity);
    const least = Math.min(...all);
    expect(seconds[home]).toBe(least);
    expect(nearest[home]).toBe(least === Infinity ? NO_PLACE : all.indexOf(least));
  });
  expect(seconds.filter((value) => value < Infinity).length).toBeGreaterThan(100);
});

test('who is farther than 100 m from every way is not connected, and out of reach', () => {
  const snapper = new Snapper(graph);
  const homes = Homes.at(graph, snapper, Float64Array.from([...(doors[0] ?? []), 101.3, 41.4]));
  expect([...homes.connected]).toEqual([1, 0]);
  const network = prepareNetwork(graph, { ...open, pace: 'standard' });
  const starts = startsOn(network, [snapper.snap(doors[0] ?? [0, 0], 1000)]);
  expect(reach(network, homes, starts).seconds[1]).toBe(Infinity);
});
