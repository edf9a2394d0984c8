/** Why a blind spot is one: what stands between it and the place that looks nearest. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import { blindSpots } from '../../domain/answers/blind-spots.ts';
import { groundOf } from '../../domain/answers/circle-ground.ts';
import type { AppContext } from '../context.ts';
import { setCircle } from './set-circle.ts';

/** Never throws: without an explanation a blind spot is still one. */
export async function explainBlindSpots(app: AppContext): Promise<void> {
  const { world, circle } = app.store.getState();
  if (!circle.reach || circle.dragging) return;
  const spots = blindSpots(world, groundOf(world), circle.reach, circle.minutes * 60).flatMap(({ id, at, nearest }) =>
    nearest ? [{ id, pair: [at, nearest.place.at] as readonly [LonLat, LonLat] }] : [],
  );
  const [first] = spots;
  if (!first) return setCircle(app, { obstacles: new Map() });
  const found = await app.walk
    .obstacles(
      first.pair[0],
      spots.map(({ pair }) => pair),
    )
    .catch(() => []);
  setCircle(app, { obstacles: new Map(spots.map(({ id }, n) => [id, found[n] ?? []])) });
}
