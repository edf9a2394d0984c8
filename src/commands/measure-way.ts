/** How long it takes on foot between all stops of a round: asked when the round is put in order. */
import type { Position } from 'geojson';
import type { LonLat } from '../../geo/walk/graph.ts';
import { legKey, type Legs } from '../domain/rules/walked-legs.ts';
import { placeKey } from '../domain/rules/walked-from.ts';
import { MOST_STOPS } from '../domain/rules/walking-order.ts';
import type { AppContext } from './context.ts';

const lonLat = ([lon = 0, lat = 0]: Position): LonLat => [lon, lat];
const conditions = { pace: 'standard', minute: null, closed: [] } as const;

/** Legs that have been measured. Stops stay where they are, so a walk along asks only from where it is now. */
const measured = new WeakMap<AppContext, Map<string, number | null>>();
/** Of a long day's walk; then it begins anew. */
const MOST_LEGS = 100_000;

/**
 * Null where there is no network, and for more stops than are put in order: then the round stays in straight lines. It ends at
 * the first place nobody can walk to, because then it does so too. Throws a `Failure`, and an `AbortError` after `signal`.
 */
export async function measureWay(
  app: AppContext,
  stops: readonly Position[],
  signal: AbortSignal,
): Promise<Legs | null> {
  const places = [...new Map(stops.map((place) => [placeKey(place), lonLat(place)])).values()];
  const [first] = places;
  if (!first || places.length > MOST_STOPS || !(await app.walk.load(first))) return null;
  const held = measured.get(app);
  const legs = held && held.size < MOST_LEGS ? held : new Map<string, number | null>();
  measured.set(app, legs);
  for (const [n, from] of places.entries()) {
    const others = places.slice(n + 1);
    if (others.some((place) => legs.get(legKey(from, place)) === null)) return legs;
    const to = others.filter((place) => !legs.has(legKey(from, place)));
    if (to.length === 0) continue;
    const walks = await app.walk.distances(from, to, conditions, { signal });
    if (!walks) return null;
    to.forEach((place, m) => legs.set(legKey(from, place), walks[m]?.seconds ?? null));
    if (walks.includes(null)) return legs;
  }
  return legs;
}
