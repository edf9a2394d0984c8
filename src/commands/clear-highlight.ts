import type { AppContext } from './context.ts';

export function clearHighlight(app: AppContext): void {
  if (app.store.getState().highlight.length > 0) app.store.setState({ highlight: [] });
}
