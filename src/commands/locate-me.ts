import type { DevicePosition } from '../state/device-position.ts';
import type { AppContext } from './context.ts';

/** Metres of uncertainty still shown at street scale; a worse first fix is shown from farther away. */
const GOOD_ACCURACY = 50;

type Here = Extract<DevicePosition, { kind: 'here' }>;

const watches = new WeakMap<AppContext, number>();

/** Follows the device's position from now on, and brings the first fix into view. Asking again brings the last fix into view. */
export function locateMe(app: AppContext): void {
  const { geolocation, store } = app;
  const { devicePosition } = store.getState();
  if (devicePosition.kind === 'here') return flyToPosition(app, devicePosition);
  if (devicePosition.kind === 'asking') return;
  if (!geolocation) return store.setState({ devicePosition: { kind: 'failed', reason: 'unavailable' } });
  stopLocating(app);
  store.setState({ devicePosition: { kind: 'asking' } });
  const id = geolocation.watchPosition(
    ({ coords, timestamp }) => {
      const first = store.getState().devicePosition.kind !== 'here';
      const here: Here = {
        kind: 'here',
        center: [coords.longitude, coords.latitude],
        accuracy: coords.accuracy,
        at: timestamp,
      };
      store.setState({ devicePosition: here });
      if (first) flyToPosition(app, here);
    },
    ({ code }) => {
      // A watch that loses the sky keeps its last fix; only a refusal or a failure before the first fix is told.
      if (code !== 1 && store.getState().devicePosition.kind === 'here') return;
      stopLocating(app);
      store.setState({
        devicePosition: { kind: 'failed', reason: code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable' },
      });
    },
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
  );
  watches.set(app, id);
}

/** Stops following (sign-out, end of the page). */
export function stopLocating(app: AppContext): void {
  const id = watches.get(app);
  watches.delete(app);
  if (id !== undefined) app.geolocation?.clearWatch(id);
  if (app.store.getState().devicePosition.kind !== 'off') app.store.setState({ devicePosition: { kind: 'off' } });
}

function flyToPosition(app: AppContext, here: Here): void {
  app.store.setState({
    cameraWish: { kind: 'point', center: here.center, zoom: here.accuracy <= GOOD_ACCURACY ? 17 : 15 },
  });
}
