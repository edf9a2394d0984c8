/** Takes the device's positions while a patrol is under way: between start and finish, and never else. */
import { toFailure } from '../domain/failure.ts';
import { watchGrid } from '../domain/rules/leaving-grid.ts';
import { nextPoint, type Fix } from '../domain/rules/track.ts';
import type { PatrolState } from '../state/patrol.ts';
import type { AppContext } from './context.ts';
import { stopLocating } from './locate-me.ts';

interface Recording {
  /** Of the geolocation; null where the browser has none. */
  readonly watch: number | null;
  /** Lets another tab record. */
  readonly giveTurn: () => void;
  letSleep: (() => void) | null;
}

const recordings = new WeakMap<AppContext, Recording>();

export const setPatrol = (app: AppContext, patrol: Partial<PatrolState>): void =>
  app.store.setState((state) => ({ patrol: { ...state.patrol, ...patrol } }));

/** Starts to record the running patrol. When another tab does, this one only says so. */
export async function recordPatrol(app: AppContext): Promise<void> {
  const { session, patrol } = app.store.getState();
  if (session.kind !== 'signed_in' || !patrol.running || recordings.has(app)) return;
  const giveTurn = await app.patrol.takeTurn(session.userId);
  if (!giveTurn) return setPatrol(app, { phase: 'elsewhere' });
  if (app.store.getState().session !== session || recordings.has(app)) return giveTurn();
  const { geolocation } = app;
  const watch = geolocation?.watchPosition(
    ({ coords, timestamp }) =>
      void take(app, { lon: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy, at: timestamp }),
    ({ code }) => setPatrol(app, { signal: code === 1 ? 'denied' : 'unavailable' }),
    // five seconds old is new enough for somebody who walks, and spares the battery
    { enableHighAccuracy: true, maximumAge: 5_000, timeout: 30_000 },
  );
  recordings.set(app, { watch: watch ?? null, giveTurn, letSleep: null });
  setPatrol(app, { phase: 'recording', signal: geolocation ? 'waiting' : 'unavailable' });
  await keepScreenOn(app);
}

/** Asks for the screen to stay on: at the start, and again whenever the page is seen anew, because hiding it ends the grant. */
export async function keepScreenOn(app: AppContext): Promise<void> {
  const recording = recordings.get(app);
  if (!recording || recording.letSleep) return;
  const letSleep = await app.patrol.keepAwake(() => {
    recording.letSleep = null;
    if (recordings.get(app) === recording) setPatrol(app, { awake: 'refused' });
  });
  if (recordings.get(app) !== recording) return letSleep?.();
  recording.letSleep = letSleep;
  setPatrol(app, { awake: letSleep ? 'held' : 'refused' });
}

/** Stops taking positions; what was recorded stays. */
export function stopRecording(app: AppContext): void {
  const recording = recordings.get(app);
  recordings.delete(app);
  if (!recording) return;
  if (recording.watch !== null) app.geolocation?.clearWatch(recording.watch);
  recording.letSleep?.();
  recording.giveTurn();
  stopLocating(app); // a position that is no longer followed would be shown as if it were
  setPatrol(app, { awake: 'off', signal: 'waiting' });
}

/** Where somebody walks is shown from so near that buildings have their numbers. */
const CLOSE = 17;

/** A fix worse than this is told as weak. Metres. */
const WEAK = 35;

async function take(app: AppContext, fix: Fix): Promise<void> {
  const { patrol, world } = app.store.getState();
  const { running } = patrol;
  if (!running || !recordings.has(app)) return;
  const grid = world.territory.get(running.territory_id)?.geom;
  const point = nextPoint(running.points.at(-1) ?? null, fix, running.started_at);
  const grown = point ? { ...running, points: [...running.points, point] } : running;
  setPatrol(app, {
    running: grown,
    signal: fix.accuracy <= WEAK ? 'good' : 'weak',
    watch: grid ? watchGrid(patrol.watch, fix, grid) : patrol.watch,
    ...(point ? { shown: { id: running.id, points: grown.points } } : {}),
  });
  const center = [fix.lon, fix.lat];
  const isFirst = app.store.getState().devicePosition.kind !== 'here';
  app.store.setState({
    devicePosition: { kind: 'here', center, accuracy: fix.accuracy, at: fix.at },
    ...(isFirst ? { cameraWish: { kind: 'point', center, zoom: CLOSE } } : {}),
  });
  if (!point) return;
  try {
    await app.patrol.log.add(point);
    if (app.store.getState().patrol.failure) setPatrol(app, { failure: null });
  } catch (thrown) {
    if (recordings.has(app)) setPatrol(app, { failure: toFailure(thrown) });
  }
}
