import type { MapInsets } from '../state/camera.ts';
import type { AppContext } from './context.ts';

/** CSS pixels the panels take from the map now. */
export function setInsets(app: AppContext, insets: MapInsets): void {
  const { top, right, bottom, left } = app.store.getState().insets;
  if (top !== insets.top || right !== insets.right || bottom !== insets.bottom || left !== insets.left)
    app.store.setState({ insets });
}
