import { sameSelection, type Selection } from '../domain/selection.ts';
import type { AppContext } from './context.ts';
import { flyTo } from './fly-to.ts';

/** Opens a place or a person (null closes the card). `fly` also brings it into view: from a list or a search, not from a click on the map. */
export function select(app: AppContext, selection: Selection | null, options: { readonly fly?: boolean } = {}): void {
  if (!sameSelection(app.store.getState().selection, selection)) app.store.setState({ selection, highlight: [] });
  if (selection && options.fly) flyTo(app, selection);
}
