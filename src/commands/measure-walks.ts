/** How far the teams have to walk to an order: asked when somebody opens it, shown when it is known. */
import type { Position } from 'geojson';
import type { LonLat } from '../../geo/walk/graph.ts';
import { toFailure } from '../domain/failure.ts';
import type { ServiceOrder } from '../domain/entities.ts';
import { placeKey } from '../domain/rules/walked-from.ts';
import type { WalkState } from '../state/walk.ts';
import type { AppContext } from './context.ts';

const at = ([lon = 0, lat = 0]: Position): LonLat => [lon, lat];

const setWalk = ({ store }: AppContext, change: Partial<WalkState>): void =>
  store.setState(({ walk }) => ({ walk: { ...walk, ...change } }));

/** Never throws: without an answer the straight lines stay, and say that they are. */
export async function measureWalks(app: AppContext, order: Pick<ServiceOrder, 'geom'>): Promise<void> {
  const place = at(order.geom.coordinates);
  const teams = [...app.store.getState().world.volunteer_team.values()].map(({ geom }) => at(geom.coordinates));
  const conditions = { pace: 'standard', minute: null, closed: [] } as const;
  try {
    const progress = (share: number): void => setWalk(app, { network: { kind: 'loading', share } });
    if (!(await app.walk.load(place, progress))) return setWalk(app, { network: { kind: 'none' }, toOrder: null });
    setWalk(app, { network: { kind: 'ready' } });
    const walks = await app.walk.distances(place, teams, conditions, { lane: 'teams' });
    const seconds = new Map<string, number>();
    walks?.forEach((walk, i) => walk && seconds.set(placeKey(teams[i] ?? place), walk.seconds));
    setWalk(app, { toOrder: { place, seconds } });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return; // another order was opened
    setWalk(app, { network: { kind: 'failed', failure: toFailure(thrown) }, toOrder: null });
  }
}
