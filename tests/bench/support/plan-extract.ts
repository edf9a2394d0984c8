/** Homes and candidate sites in the middle of the extract, for the benches of planning: simulated, the same every time. */
import { createRandom } from '../../../geo/random.ts';
import { edgeZone, FLAG, type WalkGraph } from '../../../geo/walk/graph.ts';
import { moorAt, type Mooring } from '../../../geo/walk/mooring.ts';
import type { Network } from '../../../geo/walk/network.ts';
import type { HomesOnEdges } from '../../../geo/walk/plan/homes-on-edges.ts';
import { toX, toY } from '../../../geo/walk/plane.ts';

/** `[lon, lat]` in the middle of Porto, and how far around it homes and sites lie, decimetres. */
const CENTRE = [-8.61, 41.16] as const;
const HALF = 32_000;
/** Side of the cells with a candidate each, decimetres. */
const CELL = 1000;

function isCentral({ header, x, y }: WalkGraph, node: number): boolean {
  const [east, north] = [toX(header, CENTRE[0]), toY(header, CENTRE[1])];
  return Math.abs((x[node] as number) - east) < HALF && Math.abs((y[node] as number) - north) < HALF;
}

/** Homes on streets as they come, longer ones having more, 5–45 m from the street. */
export function someHomes(network: Network, count: number, seed: number): HomesOnEdges {
  const { graph } = network;
  const random = createRandom(seed);
  const streets = [...graph.from.keys()].filter(
    (edge) => ((graph.flags[edge] as number) & FLAG.entry) === 0 && isCentral(graph, graph.from[edge] as number),
  );
  const upTo = new Float64Array(streets.length);
  streets.reduce((sum, edge, i) => (upTo[i] = sum + (graph.length[edge] as number)), 0);
  const moorings = Array.from({ length: count }, (): Mooring => {
    const edge = streets[indexAbove(upTo, random.between(0, upTo.at(-1) ?? 0))] as number;
    const along = random.int(0, graph.length[edge] as number);
    return moorAt({ edge, along, off: random.int(50, 450), x: 0, y: 0 }, network) as Mooring;
  });
  return {
    edge: Uint32Array.from(moorings, ({ snap }) => snap.edge),
    toFrom: Float64Array.from(moorings, ({ toFrom }) => toFrom),
    toTo: Float64Array.from(moorings, ({ toTo }) => toTo),
    off: Float64Array.from(moorings, ({ off }) => off),
  };
}

/** The first place in rising values that holds more than `value`. */
function indexAbove(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first junction of the street in each cell of 100 m, where there is one. */
export function oneSitePerCell(network: Network): Mooring[] {
  const { graph } = network;
  const sites = new Map<string, Mooring>();
  for (const [edge, node] of graph.from.entries()) {
    const cell = `${Math.floor((graph.x[node] as number) / CELL)} ${Math.floor((graph.y[node] as number) / CELL)}`;
    if (edgeZone(graph, edge) !== 0 || sites.has(cell) || !isCentral(graph, node)) continue;
    sites.set(cell, moorAt({ edge, along: 0, off: 0, x: 0, y: 0 }, network) as Mooring);
  }
  return [...sites.values()];
}
