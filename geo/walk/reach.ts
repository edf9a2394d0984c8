/**
 * Seconds to every home from all places at once: to the last bit what `Walker.distances` says of the nearest of them. And which
 * that is, of places that are equally near the first.
 */
import { FLAG } from './graph.ts';
import type { Homes } from './homes.ts';
import { seedsOf, type Mooring } from './mooring.ts';
import type { Network } from './network.ts';
import { NO_PLACE, type Owners } from './owners.ts';
import type { Search, Seed } from './search.ts';

/** Places that are not connected, or stand at a gate that is shut, are null; they keep their number. */
export type Starts = readonly (Mooring | null)[];

export const seedsOfAll = (starts: Starts, network: Network): Seed[] =>
  starts.flatMap((start) => (start ? seedsOf(start, network) : []));

/**
 * Seconds of each home in a search that has run from the seeds of `starts`; Infinity beyond `limit` seconds and where nobody
 * can come.
 */
export function secondsOf(search: Search, homes: Homes, starts: Starts, limit: number): Float64Array {
  const { from, to, count } = homes;
  const { off, toFrom, toTo } = homes.mooredTo(search.network);
  const seconds = new Float64Array(count);
  for (let home = 0; home < count; home++) {
    const byFrom = search.to(from[home] as number) + (toFrom[home] as number);
    const byTo = search.to(to[home] as number) + (toTo[home] as number);
    const best = (byFrom <= byTo ? byFrom : byTo) + (off[home] as number);
    seconds[home] = best <= limit ? best : Infinity;
  }
  eachOnTheSameEdge(search, homes, starts, (home, direct) => {
    if (direct <= limit && direct < (seconds[home] as number)) seconds[home] = direct;
  });
  return seconds;
}

/** Of each home the index of the place that is nearest, `NO_PLACE` for none; `seconds` and `owners` are of the same search. */
export function nearestOf(
  search: Search,
  homes: Homes,
  starts: Starts,
  seconds: Float64Array,
  owners: Owners,
): Uint16Array {
  const { from, to, count } = homes;
  const { off, toFrom, toTo } = homes.mooredTo(search.network);
  const nearest = new Uint16Array(count).fill(NO_PLACE);
  for (let home = 0; home < count; home++) {
    if (seconds[home] === Infinity) continue;
    const [u, v] = [from[home] as number, to[home] as number];
    // sums are exact, so that they may be compared
    const along = (seconds[home] as number) - (off[home] as number);
    const byFrom = search.to(u) + (toFrom[home] as number) === along ? owners.of(u) : NO_PLACE;
    const byTo = search.to(v) + (toTo[home] as number) === along ? owners.of(v) : NO_PLACE;
    nearest[home] = byFrom <= byTo ? byFrom : byTo;
  }
  eachOnTheSameEdge(search, homes, starts, (home, direct, place) => {
    if (direct === seconds[home] && place < (nearest[home] as number)) nearest[home] = place;
  });
  return nearest;
}

/** Calls back with every home that shares its edge with a place, and the seconds between them along it. */
function eachOnTheSameEdge(
  { network }: Search,
  homes: Homes,
  starts: Starts,
  use: (home: number, seconds: number, place: number) => void,
): void {
  const { off, toFrom } = homes.mooredTo(network);
  starts.forEach((start, place) => {
    if (!start) return;
    const { edge, along } = start.snap;
    const isOneWay = ((network.graph.flags[edge] as number) & FLAG.oneWay) !== 0;
    for (const home of homes.on(edge))
      if (!isOneWay || along <= (homes.along[home] as number))
        use(home, start.off + Math.abs(start.toFrom - (toFrom[home] as number)) + (off[home] as number), place);
  });
}
