/** How many households a station at each place of the inventory would bring in, counted as the plan itself is counted. */
import { groundOf } from '../../domain/answers/circle-ground.ts';
import { planOutcome } from '../../domain/answers/circle-plan.ts';
import { lonLat } from '../../domain/answers/circle-places.ts';
import type { Reach } from '../../domain/circle.ts';
import type { CandidateSite } from '../../domain/entities.ts';
import type { AppContext } from '../context.ts';
import { askReach } from './ask-circle.ts';

/** Alone, beside what is there, within `minutes`; by the site's id. `before` is the reach without it. Throws a `Failure`, and an `AbortError` after `signal`. */
export async function gainsOfCandidates(
  app: AppContext,
  candidates: Iterable<CandidateSite>,
  before: Reach,
  minutes: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const { world, circle } = app.store.getState();
  const ground = groundOf(world);
  const gains = new Map<string, number>();
  for (const { id, name, geom } of candidates) {
    if (before.units !== ground.units) break; // it is about to be counted anew
    const site = { id, name, at: lonLat(geom.coordinates), selection: null };
    const after = await askReach(app, ground, [...circle.places, site], signal);
    if (!after) break;
    const { result } = planOutcome(world, ground, before, after, minutes * 60);
    gains.set(id, result.after - result.before);
  }
  return gains;
}
