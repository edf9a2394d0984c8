/** Counts as somebody has published them: what leaders read, who hold no household, and what stays when the device is offline. */
import type { NeedCount, NetworkFacts, ServiceCircle, ServiceCirclePlace } from '../entities.ts';
import type { ServiceCircleId } from '../ids.ts';
import { rowsBy, type World } from '../world.ts';
import type { CircleCount, CircleCounts, NeedTally } from './circle-count.ts';

/** Published circles, the newest first. */
export const publishedCircles = (world: World): ServiceCircle[] =>
  [...world.service_circle.values()].sort((a, b) => b.published_at.localeCompare(a.published_at));

/** The newest that answers the very question; null where nobody has published it. */
export function publishedFor(world: World, served: readonly string[], pace: string): ServiceCircle | null {
  const key = [...served].sort().join();
  return (
    publishedCircles(world).find((circle) => circle.pace === pace && [...circle.served].sort().join() === key) ?? null
  );
}

export function publishedCounts(world: World, id: ServiceCircleId, minutes: number): CircleCounts {
  return new Map(
    rowsBy(world.service_circle_place, 'service_circle_id', id).map((place) => [
      place.place_id,
      countAt(place, minutes),
    ]),
  );
}

function countAt(place: ServiceCirclePlace, minutes: number): CircleCount {
  const { households, unconnected } = place;
  const within = place.within[minutes] ?? 0;
  const unknown = place.unknown[minutes] ?? 0;
  return {
    households,
    unconnected,
    within,
    unknown,
    outside: households - unconnected - within - unknown,
    elderly: needAt(place.elderly, minutes),
    children: needAt(place.children, minutes),
  };
}

/** Needs are published for 5, 10 and 15 minutes only: finer steps would point at doors. */
const NEED_MINUTES: readonly number[] = [5, 10, 15];

function needAt(need: NeedCount | null, minutes: number): NeedTally | null {
  const outside = need?.outside[NEED_MINUTES.indexOf(minutes)];
  return need && outside !== undefined ? { households: need.households, outside } : null;
}

/** Whether this device walks on another network than the one that was published with. */
export const isOlderNetwork = ({ network }: ServiceCircle, now: NetworkFacts | null): boolean =>
  now !== null && now.source === network.source && now.version !== network.version;
