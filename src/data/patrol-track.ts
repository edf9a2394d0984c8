/** A person's own track, while the server keeps it. */
import type { PatrolId } from '../domain/ids.ts';
import type { TrackPoint } from '../domain/rules/track.ts';
import { call, malformed } from './call.ts';
import type { Connection } from './client.ts';

export async function readPatrolTrack(connection: Connection, id: PatrolId): Promise<readonly TrackPoint[]> {
  const answer = await call(connection, 'read_patrol_track', { patrol_id: id });
  if (typeof answer !== 'object' || answer === null || !('points' in answer)) throw malformed('patrol track');
  const { points } = answer;
  if (!Array.isArray(points) || !points.every(isPoint)) throw malformed('patrol track');
  return points;
}

const isPoint = (point: unknown): point is TrackPoint =>
  Array.isArray(point) && point.length === 3 && point.every((part) => typeof part === 'number');
