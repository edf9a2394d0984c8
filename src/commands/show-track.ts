import type { PatrolId } from '../domain/ids.ts';
import { boundsOfGeometry } from '../../geo/bounds.ts';
import type { TrackPoint } from '../domain/rules/track.ts';
import { Failure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { setPatrol } from './record-patrol.ts';

/**
 * Draws the track of one of the person's own patrols on the map, and brings it into view; null takes it away again. What the
 * server has not got yet lies in the outbox, so the walk just finished is there without a network too. Throws a `Failure`.
 */
export async function showTrack(app: AppContext, id: PatrolId | null): Promise<void> {
  const { running } = app.store.getState().patrol;
  if (id === null) return setPatrol(app, { shown: running ? { id: running.id, points: running.points } : null });
  const points = untold(app, id) ?? (await app.remote.readPatrolTrack(id));
  const bounds = boundsOfGeometry({ type: 'LineString', coordinates: points.map(([lon, lat]) => [lon, lat]) });
  if (!bounds) throw new Failure('not_found', 'no position was recorded');
  setPatrol(app, { shown: { id, points } });
  app.store.setState({ cameraWish: { kind: 'bounds', bounds } });
}

function untold(app: AppContext, id: PatrolId): readonly TrackPoint[] | null {
  for (const { operation } of app.store.getState().outbox)
    if (operation.name === 'patrol.finish' && 'track' in operation.args && operation.args.patrol_id === id)
      return operation.args.track;
  return null;
}
