import * as fc from 'fast-check';
import { FLAG, type WalkGraph } from '../../geo/walk/graph.ts';
import { aWalkGraph, type EdgeWords } from './a-walk-graph.ts';

/** Small networks with everything that is awkward: one node, islands, parallel edges, loops, edges of length zero, zones. */
export const awkwardGraphs: fc.Arbitrary<WalkGraph> = fc
  .array(fc.constantFrom(0, 0, 0, 1, 1, 2), { minLength: 1, maxLength: 24 })
  .chain((zones) => {
    const node = fc.nat(zones.length - 1);
    const edge = fc.record({
      u: node,
      v: node,
      length: fc.constantFrom(0, 0, 1, 7, 100, 333, 2000, 65_000),
      flags: fc.constantFrom(0, 0, 0, FLAG.steps, FLAG.oneWay),
      gate: fc.constantFrom('north', 'south', 'east'),
    });
    return fc.tuple(fc.constant(zones), fc.array(edge, { maxLength: 60 }));
  })
  .map(([zones, edges]) =>
    aWalkGraph(
      zones,
      edges.map(({ gate, ...edge }): EdgeWords => (zones[edge.u] === zones[edge.v] ? edge : { ...edge, gate })),
    ),
  );
