/** Planning tasks from a few words, on a real network: who is reached by whom is drawn as streets between them. */
import * as fc from 'fast-check';
import { moorAt, type Mooring } from '../../geo/walk/mooring.ts';
import { prepareNetwork } from '../../geo/walk/network.ts';
import type { HomesOnEdges } from '../../geo/walk/plan/homes-on-edges.ts';
import { bitsOf, buildMatrix } from '../../geo/walk/plan/matrix.ts';
import { Need } from '../../geo/walk/plan/need.ts';
import type { PlanTask } from '../../geo/walk/plan/plan.ts';
import { SiteReach } from '../../geo/walk/plan/site-reach.ts';
import { aWalkGraph, type EdgeWords } from './a-walk-graph.ts';

export interface TaskWords {
  /** Of each site the homes it reaches. */
  readonly reaches: readonly (readonly number[])[];
  /** Households of each home. */
  readonly weights: readonly number[];
  /** Homes that are served already. */
  readonly served?: readonly number[];
  readonly p: number;
  /** Seconds between each home's door and the street. */
  readonly off?: readonly number[];
}

/** One street takes 9 seconds; a second site or home beyond is farther than this. */
const LIMIT = 20;

export function aPlanTask({ reaches, weights, served = [], p, off }: TaskWords) {
  const nodes = reaches.length + weights.length;
  const nodeOf = (home: number): number => reaches.length + home;
  const places = Array.from({ length: nodes }, (_, node): EdgeWords => ({ u: node, v: node, length: 0 }));
  const streets = reaches.flatMap((homes, u) => homes.map((home): EdgeWords => ({ u, v: nodeOf(home), length: 100 })));
  const graph = aWalkGraph(
    Array.from({ length: nodes }, () => 0),
    [...places, ...streets],
  );
  const network = prepareNetwork(graph, { pace: 'standard', minute: null, closed: new Set() });
  const homes: HomesOnEdges = {
    edge: Uint32Array.from(weights, (_, home) => nodeOf(home)),
    toFrom: new Float64Array(weights.length),
    toTo: new Float64Array(weights.length),
    off: Float64Array.from(weights, (_, home) => off?.[home] ?? 0),
  };
  const reach = new SiteReach(network, homes, LIMIT);
  const sites = reaches.map((_, edge): Mooring | null => moorAt({ edge, along: 0, off: 0, x: 0, y: 0 }, network));
  const matrix = buildMatrix(reach, sites);
  const need = new Need(matrix, Uint32Array.from(weights));
  const isServed = Uint8Array.from(weights, (_, home) => (served.includes(home) ? 1 : 0));
  const task: PlanTask = { matrix, need, served: bitsOf(matrix, isServed), p };
  return { task, reach, sites };
}

/** Households that gain when these sites open. */
export function gained({ reaches, weights, served = [] }: TaskWords, picked: readonly number[]): number {
  const homes = new Set(picked.flatMap((site) => reaches[site] ?? []));
  return [...homes].filter((home) => !served.includes(home)).reduce((sum, home) => sum + (weights[home] ?? 0), 0);
}

/** Every choice of at most `p` sites. */
export function choices(sites: number, p: number, from = 0): number[][] {
  if (p === 0) return [[]];
  const later = Array.from({ length: sites - from }, (_, i) => from + i);
  return [[], ...later.flatMap((site) => choices(sites, p - 1, site + 1).map((rest) => [site, ...rest]))];
}

/** Small tasks of every kind: nobody home, sites nobody needs, twins, homes served already. */
export const tasks: fc.Arbitrary<TaskWords> = fc.integer({ min: 1, max: 40 }).chain((homes) =>
  fc.record({
    reaches: fc.array(fc.uniqueArray(fc.nat(homes - 1), { maxLength: 12 }), { minLength: 1, maxLength: 9 }),
    weights: fc.array(fc.constantFrom(0, 1, 1, 2, 7, 36, 100_000), { minLength: homes, maxLength: homes }),
    served: fc.uniqueArray(fc.nat(homes - 1), { maxLength: 10 }),
    p: fc.integer({ min: 1, max: 4 }),
    off: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: homes, maxLength: homes }),
  }),
);
