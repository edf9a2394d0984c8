import { thinned } from '../domain/rules/track.ts';
import { endOf } from '../domain/running-patrol.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';
import { setPatrol, stopRecording } from './record-patrol.ts';

/**
 * Ends the patrol under way: positions are no longer taken, and the whole walk becomes one operation. The log is let go of
 * only afterwards (T3), so a page that is killed in between finds it again and sees that it has been told. Throws a `Failure`,
 * and then the patrol is still under way.
 */
export async function finishPatrol(app: AppContext): Promise<void> {
  const { patrol, outboxStatus } = app.store.getState();
  const { running } = patrol;
  if (!running) return;
  const iso = (at: number): string => new Date(at + outboxStatus.clockOffsetMs).toISOString();
  await perform(app, 'patrol.finish', {
    patrol_id: running.id,
    territory_id: running.territory_id,
    started_at: iso(running.started_at),
    finished_at: iso(endOf(running, app.clock.now())),
    track: thinned(running.points),
  });
  stopRecording(app);
  setPatrol(app, { phase: 'none', running: null, failure: null });
  await app.patrol.log.end();
}
