import type { GridWorkerId } from '../domain/ids.ts';
import type { AppContext } from './context.ts';
import { coverageOf } from './coverage-of.ts';
import { flyToAll } from './fly-to.ts';

/** Lights the grids a grid worker answers for, and brings them into view. */
export function highlightDuties(app: AppContext, gridWorkerId: GridWorkerId): void {
  const highlight = coverageOf(app.store.getState().world, { kind: 'grid_worker', id: gridWorkerId });
  app.store.setState({ highlight });
  flyToAll(app, highlight);
}
