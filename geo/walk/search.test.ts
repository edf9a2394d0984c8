import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aWalkGraph } from '../../tests/builders/a-walk-graph.ts';
import { awkwardGraphs } from '../../tests/builders/awkward-graphs.ts';
import { heapDijkstra, stepsOf } from '../../tests/support/heap-dijkstra.ts';
import { FLAG, type WalkGraph } from './graph.ts';
import { prepareNetwork, type WalkConditions } from './network.ts';
import { Search, type Seed } from './search.ts';

const LIMIT = 900;

const open: WalkConditions = { pace: 'normal', minute: null, closed: new Set() };

const seedsIn = (graph: WalkGraph): fc.Arbitrary<Seed[]> =>
  fc.array(fc.record({ node: fc.nat(graph.x.length - 1), seconds: fc.constantFrom(0, 0, 0.25, 12.5, 899) }), {
    minLength: 1,
    maxLength: 4,
  });

const graphWithSeeds = awkwardGraphs.chain((graph) => fc.tuple(fc.constant(graph), seedsIn(graph)));

const secondsOf = (graph: WalkGraph, seeds: readonly Seed[], conditions = open, limit = LIMIT): number[] => {
  const search = new Search(prepareNetwork(graph, conditions));
  search.run(seeds, limit);
  return Array.from(graph.x, (_, node) => search.to(node));
};

test('finds the doubles that Dijkstra with a heap finds, gates open or closed', () => {
  fc.assert(
    fc.property(graphWithSeeds, fc.subarray(['north', 'south', 'east']), ([graph, seeds], closed) => {
      const network = prepareNetwork(graph, { ...open, closed: new Set(closed) });
      const search = new Search(network);
      const steps = stepsOf(graph, network.edgeSeconds, network.isOpen);
      // twice with one search: nothing of the first may be left
      for (const sources of [seeds.slice(0, 1), seeds]) {
        search.run(sources, LIMIT);
        const truth = heapDijkstra(graph, steps, sources, LIMIT);
        expect(Array.from(graph.x, (_, node) => search.to(node))).toEqual([...truth]);
        expect(new Set(search.reached.subarray(0, search.count)).size).toBe(search.count);
        expect(search.count).toBe(truth.filter((seconds) => seconds < Infinity).length);
      }
    }),
    { numRuns: 400 },
  );
});

test('the way back takes as long as the way there, to the last bit', () => {
  const twoWay = awkwardGraphs.map((graph): WalkGraph => ({
    ...graph,
    flags: graph.flags.map((flags) => flags & ~FLAG.oneWay),
  }));
  fc.assert(
    fc.property(
      twoWay.chain((graph) => fc.tuple(fc.constant(graph), fc.nat(graph.x.length - 1), fc.nat(graph.x.length - 1))),
      ([graph, a, b]) => {
        const there = secondsOf(graph, [{ node: a, seconds: 0 }])[b];
        expect(secondsOf(graph, [{ node: b, seconds: 0 }])[a]).toBe(there);
      },
    ),
    { numRuns: 400 },
  );
});

test('closing a gate brings nobody nearer', () => {
  fc.assert(
    fc.property(graphWithSeeds, fc.constantFrom('north', 'south', 'east'), ([graph, seeds], gate) => {
      const before = secondsOf(graph, seeds);
      const after = secondsOf(graph, seeds, { ...open, closed: new Set([gate]) });
      after.forEach((seconds, node) => expect(seconds).toBeGreaterThanOrEqual(before[node] as number));
    }),
  );
});

test('one more station takes nobody farther away', () => {
  fc.assert(
    fc.property(graphWithSeeds, ([graph, seeds]) => {
      const fewer = secondsOf(graph, seeds.slice(1));
      secondsOf(graph, seeds).forEach((seconds, node) => expect(seconds).toBeLessThanOrEqual(fewer[node] as number));
    }),
  );
});

test('a tighter limit only leaves out', () => {
  fc.assert(
    fc.property(graphWithSeeds, fc.integer({ min: 0, max: LIMIT }), ([graph, seeds], limit) => {
      const far = secondsOf(graph, seeds);
      secondsOf(graph, seeds, open, limit).forEach((seconds, node) =>
        expect(seconds).toBe((far[node] as number) <= limit ? far[node] : Infinity),
      );
    }),
  );
});

/** A street 0–1–2 of 100 m steps, and a compound with two gates whose inner path 3–4 would be a short cut from 0 to 2. */
const compound = aWalkGraph(
  [0, 0, 0, 1, 1],
  [
    { u: 0, v: 1, length: 1000 },
    { u: 1, v: 2, length: 1000 },
    { u: 0, v: 3, gate: 'west' },
    { u: 3, v: 4, length: 100 },
    { u: 4, v: 2, gate: 'east' },
  ],
);

test('a compound is entered to reach a home, never crossed; who lives there leaves by either gate', () => {
  const [, , street, home] = secondsOf(compound, [{ node: 0, seconds: 0 }]);
  expect(street).toBe(144);
  expect(home).toBe(0);
  expect(secondsOf(compound, [{ node: 4, seconds: 0 }])[0]).toBeCloseTo(7.2, 3);
});

test('whoever has left their compound does not cut through it again', () => {
  // the inner path is gone on the east side: 4 is reached from outside, and 3–4 is no way
  const split = aWalkGraph(
    [0, 0, 1, 1, 1],
    [
      { u: 0, v: 1, length: 5000 },
      { u: 0, v: 2, gate: 'one' },
      { u: 0, v: 3, gate: 'two' },
      { u: 3, v: 4, length: 10 },
      { u: 4, v: 1, gate: 'three' },
    ],
  );
  expect(secondsOf(split, [{ node: 2, seconds: 0 }])[1]).toBe(360);
  expect(secondsOf(split, [{ node: 1, seconds: 0 }])[2]).toBe(360);
});

test('gates keep their hours, over midnight too', () => {
  const at = (minute: number | null, hours: { from: number; to: number }) => {
    const graph = aWalkGraph([0, 1], [{ u: 0, v: 1, gate: 'only' }]);
    const gates = graph.header.gates.map((gate) => ({ ...gate, ...hours }));
    return secondsOf({ ...graph, header: { ...graph.header, gates } }, [{ node: 0, seconds: 0 }], {
      ...open,
      minute,
    })[1];
  };
  const day = { from: 360, to: 1320 };
  const night = { from: 1320, to: 120 };
  expect([at(359, day), at(360, day), at(1319, day), at(1320, day)]).toEqual([Infinity, 0, 0, Infinity]);
  expect([at(1319, night), at(1320, night), at(0, night), at(120, night)]).toEqual([Infinity, 0, 0, Infinity]);
  expect(at(null, day)).toBe(0);
});
