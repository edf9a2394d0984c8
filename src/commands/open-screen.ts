import type { Screen } from '../domain/screen.ts';
import type { AppContext } from './context.ts';

/** Goes to a place of the rail. What was open belongs to the place one leaves. */
export function openScreen(app: AppContext, screen: Screen): void {
  if (app.store.getState().screen === screen) return;
  // In one step, so that Back returns in one.
  app.store.setState({ screen, selection: null, highlight: [] });
}
