/** The walk from the door that is open to the place nearest to it, drawn while its card is open. */
import { groundOf } from '../../domain/answers/circle-ground.ts';
import { doorsOf, nearestDoor } from '../../domain/answers/circle-door.ts';
import { toFailure } from '../../domain/failure.ts';
import type { AppContext } from '../context.ts';
import { reportMapFailure } from '../report-map-failure.ts';
import { conditionsOf } from './ask-circle.ts';
import { setCircle } from './set-circle.ts';

/** Never throws. Nothing is drawn where nobody can walk, or where what is open is no home. */
export async function showWalk(app: AppContext): Promise<void> {
  const { selection, world, circle } = app.store.getState();
  const { reach } = circle;
  const ground = groundOf(world);
  const door = reach && selection ? nearestDoor(reach, doorsOf(world, ground, selection)) : null;
  const place = door === null ? undefined : reach?.places[reach.nearest[door] ?? 0xffff];
  if (door === null || !place) return circle.walk === null ? undefined : setCircle(app, { walk: null });
  const home = [ground.places[2 * door] ?? 0, ground.places[2 * door + 1] ?? 0] as const;
  try {
    const conditions = { ...conditionsOf(circle, app.clock.now()), closed: [] };
    const walk = await app.walk.path(place.at, home, conditions, { lane: 'circle-walk' });
    if (app.store.getState().selection !== selection) return; // closed, while the worker looked
    setCircle(app, { walk: walk && { ...walk, to: place } });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return; // something else was opened
    setCircle(app, { walk: null });
    reportMapFailure(app, toFailure(thrown));
  }
}
