import type { Camera } from '../state/camera.ts';
import type { AppContext } from './context.ts';

/** The map reports where it has come to rest. */
export function settleCamera(app: AppContext, camera: Camera): void {
  app.store.setState({ camera });
}
