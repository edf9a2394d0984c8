import { sameSelection, type Selection } from '../domain/selection.ts';
import type { AppContext } from './context.ts';

/** What the pointer or the focus is over, on the map or in a list; null when it left. */
export function hover(app: AppContext, selection: Selection | null): void {
  if (!sameSelection(app.store.getState().hover, selection)) app.store.setState({ hover: selection });
}
