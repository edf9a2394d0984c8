import type { PatrolId, TerritoryId } from '../domain/ids.ts';
import { newId } from '../domain/new-id.ts';
import { GRID_WATCH_START } from '../domain/rules/leaving-grid.ts';
import type { AppContext } from './context.ts';
import { perform } from './perform.ts';
import { recordPatrol, setPatrol } from './record-patrol.ts';

/** Starts a patrol of a territory; positions are recorded from now on. Throws a `Failure`, and then none is under way. */
export async function startPatrol(app: AppContext, territoryId: TerritoryId): Promise<void> {
  if (app.store.getState().patrol.running) return;
  const now = app.clock.now();
  const start = { id: newId(now) as PatrolId, territory_id: territoryId, started_at: now };
  await app.patrol.log.begin(start);
  try {
    await perform(app, 'patrol.start', { patrol_id: start.id, territory_id: territoryId });
  } catch (thrown) {
    await app.patrol.log.end();
    throw thrown;
  }
  setPatrol(app, {
    running: { ...start, points: [] },
    watch: GRID_WATCH_START,
    failure: null,
    shown: { id: start.id, points: [] },
  });
  await recordPatrol(app);
}
