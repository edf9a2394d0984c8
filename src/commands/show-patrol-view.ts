import type { PatrolState } from '../state/patrol.ts';
import type { AppContext } from './context.ts';

/** Turns to the walk or to the leaders' places. The latter are told by colour on the map as well, so its layer comes along. */
export function showPatrolView(app: AppContext, view: PatrolState['view']): void {
  app.store.setState((state) => ({
    patrol: { ...state.patrol, view },
    layers: { ...state.layers, assignment: view === 'assignments' },
  }));
}
