/**
 * What a search has reached, as stretches of edges: within one, the seconds to a place are those to its first end and on, or those
 * to its second end and back. An edge on which somebody starts is parted there, so that it counts even when neither of its
 * ends is within the limit.
 */
import { FLAG } from './graph.ts';
import type { Mooring } from './mooring.ts';
import type { Search } from './search.ts';

/**
 * From `from` to `to` decimetres along the edge, with the seconds to these two places. `atTo` is Infinity where nobody comes from
 * there: it is out of reach, or the stair is one-way.
 */
export type UseStretch = (edge: number, from: number, to: number, atFrom: number, atTo: number) => void;

/** Every stretch once; entries, which have no length, are left out. `starts` are those that the search began from. */
export function eachStretch(search: Search, starts: readonly Mooring[], use: UseStretch): void {
  const { graph, first, head, arcEdge } = search.network;
  const { from, to, length, flags } = graph;
  const startsOn = new Map<number, Mooring[]>();
  for (const start of starts) {
    const { edge } = start.snap;
    if (length[edge] === 0) continue;
    startsOn.set(edge, [...(startsOn.get(edge) ?? []), start]);
  }
  for (const [edge, moored] of startsOn) partEdge(search, edge, moored, use);
  for (let i = 0; i < search.count; i++) {
    const node = search.reached[i] as number;
    const [begin, end] = [first[node] as number, first[node + 1] as number];
    for (let arc = begin; arc < end; arc++) {
      const edge = arcEdge[arc] as number;
      if (length[edge] === 0 || startsOn.has(edge)) continue;
      // each edge from its first end if that is reached, else from its second; the two arcs of a loop lie side by side
      if (from[edge] !== node && search.to(from[edge] as number) < Infinity) continue;
      if (head[arc] === node && arc > begin && arcEdge[arc - 1] === edge) continue;
      const isOneWay = ((flags[edge] as number) & FLAG.oneWay) !== 0;
      const atTo = isOneWay ? Infinity : search.to(to[edge] as number);
      use(edge, 0, length[edge] as number, search.to(from[edge] as number), atTo);
    }
  }
}

function partEdge(search: Search, edge: number, starts: readonly Mooring[], use: UseStretch): void {
  const { from, to, length, flags } = search.network.graph;
  const isOneWay = ((flags[edge] as number) & FLAG.oneWay) !== 0;
  const whole = length[edge] as number;
  const [atFirst, atLast] = [search.to(from[edge] as number), search.to(to[edge] as number)];
  const parts = [...starts]
    .sort((a, b) => a.snap.along - b.snap.along)
    .map(({ snap, toFrom, toTo }) => {
      const others = starts.map((start) =>
        isOneWay && start.snap.along > snap.along ? Infinity : start.off + Math.abs(start.toFrom - toFrom),
      );
      const seconds = Math.min(...others, atFirst + toFrom, isOneWay ? Infinity : atLast + toTo);
      return { along: snap.along, seconds };
    });
  let [last, atLastPart] = [0, atFirst];
  for (const { along, seconds } of [...parts, { along: whole, seconds: atLast }]) {
    if (along > last) use(edge, last, along, atLastPart, isOneWay ? Infinity : seconds);
    [last, atLastPart] = [along, seconds];
  }
}
