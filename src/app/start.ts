/** The composition root: joins the folders, owns what lives as long as the page. Nothing happens before `start()`. */
import type { AppContext } from '../commands/context.ts';
import { followAccount } from '../commands/follow-account.ts';
import { followDevice } from '../commands/follow-device.ts';
import { followPokes } from '../commands/follow-pokes.ts';
import { followPermalink } from '../commands/follow-permalink.ts';
import { followIdle } from '../commands/follow-idle.ts';
import { followRevocation } from '../commands/follow-revocation.ts';
import { followOutbox } from '../commands/follow-outbox.ts';
import { followPatrol } from '../commands/follow-patrol.ts';
import { keepCurrent } from '../commands/keep-current.ts';
import { leave } from '../commands/leave.ts';
import { resumeSession } from '../commands/resume-session.ts';
import { setSystemTheme } from '../commands/set-system-theme.ts';
import { connect } from '../data/client.ts';
import { deviceStorage } from '../data/device-storage.ts';
import { listenForPokes } from '../data/poke.ts';
import { remoteOn } from '../data/remote.ts';
import { loadRuntimeConfig } from '../data/runtime-config.ts';
import { loadTexts } from '../i18n/index.ts';
import { IndexedBasemaps } from '../offline/basemaps.ts';
import { leaderOf } from '../offline/leader.ts';
import { IndexedDrafts } from '../offline/drafts.ts';
import { IndexedOutbox } from '../offline/outbox.ts';
import { IndexedPatrolLog } from '../offline/patrol-log.ts';
import { StoredPins } from '../offline/pin.ts';
import { wipePerson } from '../offline/wipe.ts';
import { IndexedReplica } from '../offline/replica.ts';
import { initialPreferences } from '../state/preferences.ts';
import { IndexedWalkFiles } from '../offline/walk-files.ts';
import { createAppStore } from '../state/store.ts';
import { Planner } from '../workers/planner.ts';
import { Walk } from '../workers/walk.ts';
import { WalkClient, walkWorker } from '../workers/walk-client.ts';
import { browserAddressBar } from './address-bar.ts';
import { serviceWorkerFiles } from './app-files.ts';
import { deviceIdentity } from './device-identity.ts';
import { browserDisk } from './disk.ts';
import { homeScreen } from './installing.ts';
import { loadMap } from './load-map.ts';
import { keepAwake, takeTurn } from './patrol-ports.ts';
import { deviceSettings } from './settings.ts';
import { watchSystemTheme } from './system-theme.ts';

export interface Started {
  readonly app: AppContext;
  /** Ends every loop and subscription; the state is empty afterwards. */
  stop(): void;
}

/** Throws a `Failure` when there is no configuration: neither from the server nor from an earlier visit. */
export async function start(): Promise<Started> {
  const map = loadMap();
  const installing = homeScreen(window);
  const storage = deviceStorage(() => window.localStorage);
  const settings = deviceSettings(storage);
  const preferences = settings.readPreferences();
  // Without its texts a language cannot be spoken; the original is always here.
  const speaking = loadTexts(preferences.locale).then(
    () => preferences.locale,
    () => initialPreferences.locale,
  );
  const fetch = window.fetch.bind(window);
  const config = await loadRuntimeConfig(fetch, storage);
  const basemaps = new IndexedBasemaps(fetch);
  const walkFiles = new IndexedWalkFiles(fetch);
  // Only begun here: whoever draws the map awaits it, and tells when it fails.
  map.then(({ prepareMap }) => prepareMap(config.basemaps, (url) => basemaps.find(url))).catch(() => undefined);
  const url = config.supabase_url || window.location.origin;
  const connection = connect({ url, publishableKey: config.publishable_key, storage, fetch });

  const locale = await speaking;
  const walkIn = (client: WalkClient): Walk =>
    new Walk(config.walk_files, (file, onProgress) => walkFiles.read(file, onProgress), client);

  const app: AppContext = {
    store: createAppStore({
      preferences: { ...preferences, locale },
      online: navigator.onLine,
      basemaps: config.basemaps,
      demoAccounts: config.demo_accounts,
    }),
    remote: remoteOn(connection),
    replica: new IndexedReplica(url),
    device: {
      appFiles: serviceWorkerFiles(window, import.meta.env.PROD ? '/sw.js' : null),
      installing,
      basemaps,
      disk: browserDisk(navigator),
      wipe: wipePerson,
      pins: new StoredPins(storage),
      identity: deviceIdentity(storage, settings, navigator),
    },
    outbox: new IndexedOutbox({
      server: url,
      now: Date.now,
      channel: 'BroadcastChannel' in window ? (name) => new BroadcastChannel(name) : null,
    }),
    leader: leaderOf(url, navigator.locks),
    // Only a project elsewhere has Realtime; the embedded backend is asked by the clock.
    pokes:
      config.supabase_url && 'WebSocket' in window
        ? (channel, onPoke) =>
            listenForPokes(
              { url, publishableKey: config.publishable_key, open: (to) => new WebSocket(to) },
              channel,
              onPoke,
            )
        : null,
    patrol: {
      log: new IndexedPatrolLog(url),
      takeTurn: takeTurn(navigator.locks),
      keepAwake: (onLost) => keepAwake(navigator.wakeLock, onLost),
    },
    drafts: new IndexedDrafts(url),
    preparePhoto: async (...given) => (await import('../offline/prepare-photo.ts')).preparePhoto(...given),
    imports: async () => (await import('./imports.ts')).importPort(connection),
    walk: walkIn(new WalkClient(walkWorker)),
    planner: new Planner(walkIn(new WalkClient(walkWorker))),
    settings,
    addressBar: browserAddressBar(window),
    clock: Date,
    geolocation: 'geolocation' in navigator ? navigator.geolocation : null,
  };

  const stops = [
    watchSystemTheme(window, (theme) => setSystemTheme(app, theme)),
    followAccount(app),
    followPermalink(app),
    followOutbox(app),
    followPokes(app),
    followPatrol(app, document),
    keepCurrent(app, { window, document }),
    followDevice(app),
    followIdle(app, { window, document }),
    followRevocation(app, { window }),
  ];
  // Nobody's first screen: its code comes when the page is quiet, and without it there is no circle.
  const circle = import('../commands/circle/follow-circle.ts').then(({ followCircle }) => followCircle(app));
  circle.catch(reportError);
  await resumeSession(app);
  return {
    app,
    stop() {
      for (const stop of stops) stop();
      circle.then((stop) => stop()).catch(() => undefined); // said above
      leave(app, { kind: 'starting' });
    },
  };
}
