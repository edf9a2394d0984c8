import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aWalkGraph, type EdgeWords } from '../../../tests/builders/a-walk-graph.ts';
import { heapDijkstra, stepsOf } from '../../../tests/support/heap-dijkstra.ts';
import { FLAG } from '../graph.ts';
import { moorAt, seedsOf, type Mooring } from '../mooring.ts';
import { prepareNetwork, type Network } from '../network.ts';
import { NO_EDGE, type HomesOnEdges } from './homes-on-edges.ts';
import { buildMatrix } from './matrix.ts';
import { SiteReach } from './site-reach.ts';

const LIMIT = 300;

const place = fc.record({ edge: fc.nat(), share: fc.constantFrom(0, 0.25, 0.5, 1), off: fc.constantFrom(0, 50, 450) });

/** Networks with private ground, gates, one-way stairs and loops; sites and homes anywhere on them. */
const grounds = fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 2, maxLength: 14 }).chain((zones) => {
  const node = fc.nat(zones.length - 1);
  const edge = fc.record({
    u: node,
    v: node,
    length: fc.constantFrom(0, 7, 333, 2000),
    flags: fc.constantFrom(0, 0, FLAG.steps, FLAG.oneWay),
  });
  return fc.record({
    zones: fc.constant(zones),
    edges: fc.array(edge, { minLength: 1, maxLength: 30 }),
    sites: fc.array(place, { minLength: 1, maxLength: 4 }),
    homes: fc.array(place, { maxLength: 40 }),
    isShut: fc.boolean(),
  });
});

type Ground = typeof grounds extends fc.Arbitrary<infer T> ? T : never;

function lay({ zones, edges, sites, homes, isShut }: Ground) {
  const words = edges.map((edge): EdgeWords =>
    zones[edge.u] === zones[edge.v] ? edge : { ...edge, length: 0, gate: 'gate' },
  );
  const closed = new Set(isShut ? ['gate'] : []);
  const network = prepareNetwork(aWalkGraph(zones, words), { pace: 'standard', minute: null, closed });
  const moor = (at: (typeof sites)[number]): Mooring | null => {
    const edge = at.edge % edges.length;
    const along = Math.round(at.share * (network.graph.length[edge] as number));
    return moorAt({ edge, along, off: at.off, x: 0, y: 0 }, network);
  };
  return { network, sites: sites.map(moor), homes: homes.map(moor) };
}

const onEdges = (homes: readonly (Mooring | null)[]): HomesOnEdges => ({
  edge: Uint32Array.from(homes, (home) => home?.snap.edge ?? NO_EDGE),
  toFrom: Float64Array.from(homes, (home) => home?.toFrom ?? 0),
  toTo: Float64Array.from(homes, (home) => home?.toTo ?? 0),
  off: Float64Array.from(homes, (home) => home?.off ?? 0),
});

/** Seconds from a site to a home by a heap and the rule of arriving. */
function truth(network: Network, site: Mooring, home: Mooring | null): number {
  if (!home) return Infinity;
  const { graph } = network;
  const steps = stepsOf(graph, network.edgeSeconds, network.isOpen);
  const labels = heapDijkstra(graph, steps, seedsOf(site, network), LIMIT);
  const { edge } = home.snap;
  const isOneWay = ((graph.flags[edge] as number) & FLAG.oneWay) !== 0;
  const ways = [(labels[graph.from[edge] as number] as number) + home.toFrom];
  if (!isOneWay) ways.push((labels[graph.to[edge] as number] as number) + home.toTo);
  if (site.snap.edge === edge && (!isOneWay || site.toFrom <= home.toFrom))
    ways.push(site.off + Math.abs(site.toFrom - home.toFrom));
  const seconds = Math.min(...ways) + home.off;
  return seconds <= LIMIT ? seconds : Infinity;
}

test('a site reaches whom a search with a heap reaches, in the same seconds, through no wall and no shut gate', () => {
  fc.assert(
    fc.property(grounds, (ground) => {
      const { network, sites, homes } = lay(ground);
      const reach = new SiteReach(network, onEdges(homes), LIMIT);
      for (const site of sites) {
        if (!site) continue;
        reach.run(site);
        const found = homes.map(() => Infinity);
        for (let i = 0; i < reach.count; i++)
          found[reach.homeOf[reach.reached[i] as number] as number] = reach.seconds[i] as number;
        expect(found).toEqual(homes.map((home) => truth(network, site, home)));
      }
    }),
    { numRuns: 300 },
  );
});

test('the matrix says the same in bits, and candidates that reach the same homes share a row', () => {
  fc.assert(
    fc.property(grounds, (ground) => {
      const { network, sites, homes } = lay(ground);
      const { rowOf, candidateOf, homeOf, bits, words, begin, end } = buildMatrix(
        new SiteReach(network, onEdges(homes), LIMIT),
        sites,
      );
      const lists = sites.map((site, candidate) => {
        const row = rowOf[candidate] as number;
        const list = Array.from(homeOf).filter(
          (_, column) => row !== -1 && (((bits[row * words + (column >> 5)] as number) >>> (column & 31)) & 1) === 1,
        );
        const expected = [...homes.keys()].filter((i) => site && truth(network, site, homes[i] ?? null) < Infinity);
        expect(list.sort((a, b) => a - b)).toEqual(expected);
        return expected.join();
      });
      lists.forEach((list, candidate) => expect(rowOf[candidate] === -1).toBe(list === ''));
      expect(candidateOf.length).toBe(new Set(lists.filter((list) => list !== '')).size);
      candidateOf.forEach((candidate, row) => {
        expect(rowOf[candidate]).toBe(row);
        const own = bits.subarray(row * words, (row + 1) * words);
        expect([own[begin[row] as number] === 0, own[(end[row] as number) - 1] === 0]).toEqual([false, false]);
        expect(own.some((word, i) => word !== 0 && (i < (begin[row] as number) || i >= (end[row] as number)))).toBe(
          false,
        );
      });
    }),
    { numRuns: 200 },
  );
});
