import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aWalkGraph, type EdgeWords } from '../../../tests/builders/a-walk-graph.ts';
import { FLAG } from '../graph.ts';
import { moorAt } from '../mooring.ts';
import { prepareNetwork } from '../network.ts';
import type { Pace as WalkPace } from '../paces.ts';
import type { Snap } from '../snap.ts';
import { NO_EDGE, type HomesOnEdges } from './homes-on-edges.ts';
import { SiteReach } from './site-reach.ts';
import { TwoPaces, type Pace } from './two-paces.ts';

const LIMIT = 300;

const snap = fc.record({ edge: fc.nat(29), share: fc.constantFrom(0, 0.5, 1), off: fc.constantFrom(0, 50, 450) });
const edge = fc.record({
  u: fc.nat(7),
  v: fc.nat(7),
  length: fc.constantFrom(0, 7, 333, 2000),
  flags: fc.constantFrom(0, 0, FLAG.steps, FLAG.oneWay),
});
const grounds = fc.record({
  zones: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: 8, maxLength: 8 }),
  edges: fc.array(edge, { minLength: 1, maxLength: 30 }),
  sites: fc.array(snap, { minLength: 1, maxLength: 3 }),
  homes: fc.array(snap, { maxLength: 20 }),
  isShut: fc.boolean(),
});

type Reached = Map<number, number>;
const reachedBy = ({ homeOf, reached, seconds, count }: SiteReach | TwoPaces): Reached =>
  new Map(Array.from({ length: count }, (_, i) => [homeOf[reached[i] ?? 0] ?? 0, seconds[i] ?? 0]));

test('a site reaches at two paces what it reaches at each alone', () => {
  fc.assert(
    fc.property(grounds, ({ zones, edges, sites, homes, isShut }) => {
      const words = edges.map((one): EdgeWords =>
        zones[one.u] === zones[one.v] ? one : { ...one, length: 0, gate: 'gate' },
      );
      const graph = aWalkGraph(zones, words);
      const snapOf = (at: (typeof sites)[number]): Snap => {
        const on = at.edge % edges.length;
        return { edge: on, along: Math.round(at.share * (graph.length[on] ?? 0)), off: at.off, x: 0, y: 0 };
      };
      const paceOf = (pace: WalkPace): Pace => {
        const closed = new Set(isShut ? ['gate'] : []);
        const network = prepareNetwork(graph, { pace, minute: null, closed });
        const moored = homes.map((home) => moorAt(snapOf(home), network));
        const onEdges: HomesOnEdges = {
          edge: Uint32Array.from(moored, (home) => home?.snap.edge ?? NO_EDGE),
          toFrom: Float64Array.from(moored, (home) => home?.toFrom ?? 0),
          toTo: Float64Array.from(moored, (home) => home?.toTo ?? 0),
          off: Float64Array.from(moored, (home) => home?.off ?? 0),
        };
        return { network, homes: onEdges };
      };
      const [usual, slow] = [paceOf('normal'), paceOf('elderly')];
      const both = new TwoPaces(usual, slow, LIMIT);
      // the same one for all sites: what an earlier site has reached is forgotten
      for (const site of sites.map(snapOf)) {
        const expected: Reached = new Map();
        [usual, slow].forEach(({ network, homes: there }, n) => {
          const mooring = moorAt(site, network);
          if (!mooring) return;
          const alone = new SiteReach(network, there, LIMIT);
          alone.run(mooring);
          for (const [home, seconds] of reachedBy(alone)) expected.set(home + n * homes.length, seconds);
        });
        both.run(site);
        expect(reachedBy(both)).toEqual(expected);
        expect(both.count).toBe(expected.size);
      }
    }),
  );
});
