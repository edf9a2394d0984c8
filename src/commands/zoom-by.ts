import type { AppContext } from './context.ts';

/** One step nearer (positive) or farther, around the middle of the map; for the zoom buttons. Nothing before the map has settled once. */
export function zoomBy(app: AppContext, delta: number): void {
  const { camera } = app.store.getState();
  if (camera) app.store.setState({ cameraWish: { kind: 'point', center: camera.center, zoom: camera.zoom + delta } });
}
