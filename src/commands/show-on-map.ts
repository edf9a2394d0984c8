import type { Selection } from '../domain/selection.ts';
import type { AppContext } from './context.ts';
import { flyTo } from './fly-to.ts';

/** From a table or a board to the place itself: the map in front, its card open, in view. */
export function showOnMap(app: AppContext, selection: Selection): void {
  // In one step, so that Back returns in one.
  app.store.setState({ screen: 'map', selection, highlight: [] });
  flyTo(app, selection);
}
