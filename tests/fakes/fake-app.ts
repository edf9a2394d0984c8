/** An app without a browser: real state and commands on fake ports. */
import type { AppContext } from '../../src/commands/context.ts';
import type { PullPage } from '../../src/domain/pull-page.ts';
import type { Changes, World } from '../../src/domain/world.ts';
import { loadTexts } from '../../src/i18n/index.ts';
import { initialPreferences, type Preferences } from '../../src/state/preferences.ts';
import { createAppStore, type AppState } from '../../src/state/store.ts';
import { NOW } from '../builders/a-world.ts';
import { FakeAddressBar } from './fake-address-bar.ts';
import { FakeDevice } from './fake-device.ts';
import { FakeDrafts } from './fake-drafts.ts';
import { anAccount, FakeRemote } from './fake-remote.ts';
import { FakeOutbox } from './fake-outbox.ts';
import { FakeImports } from './fake-imports.ts';
import { FakePlanner } from './fake-planner.ts';
import { FakePatrol } from './fake-patrol.ts';
import { FakeReplica } from './fake-replica.ts';
import { FakeWalk } from './fake-walk.ts';

await loadTexts('en');

export interface FakeApp extends AppContext {
  readonly remote: FakeRemote;
  readonly replica: FakeReplica;
  readonly device: FakeDevice;
  readonly outbox: FakeOutbox;
  readonly patrol: FakePatrol;
  readonly walk: FakeWalk;
  readonly planner: FakePlanner;
  readonly drafts: FakeDrafts;
  readonly importing: FakeImports;
  readonly addressBar: FakeAddressBar;
  /** Stands at `NOW` until the test moves it. */
  readonly clock: { now(): number; time: number };
  /** What the device remembers of the preferences. */
  readonly remembered: { preferences: Preferences };
}

export interface FakeAppOptions extends Partial<AppState> {
  readonly hash?: string;
  readonly geolocation?: AppContext['geolocation'];
}

export function fakeApp({ hash = '', geolocation = null, ...state }: FakeAppOptions = {}): FakeApp {
  const importing = new FakeImports();
  const remembered = { preferences: initialPreferences };
  return {
    store: createAppStore(state),
    remote: new FakeRemote(),
    replica: new FakeReplica(),
    device: new FakeDevice(),
    outbox: new FakeOutbox(),
    patrol: new FakePatrol(),
    walk: new FakeWalk(),
    planner: new FakePlanner(),
    drafts: new FakeDrafts(),
    importing,
    imports: () => Promise.resolve(importing),
    preparePhoto: async (file, photo_id, taken_at) => {
      const bytes = await file.arrayBuffer();
      return { photo_id, taken_at, bytes, sha256: '0'.repeat(64), size_bytes: bytes.byteLength, width: 4, height: 3 };
    },
    leader: { lead: (_userId, work) => work() },
    pokes: null,
    settings: {
      readPreferences: () => remembered.preferences,
      writePreferences: (preferences) => {
        remembered.preferences = preferences;
      },
      deviceName: () => 'tablet 1',
    },
    remembered,
    addressBar: new FakeAddressBar(hash),
    clock: {
      time: NOW,
      now() {
        return this.time;
      },
    },
    geolocation,
  };
}

export const signedIn: Partial<AppState> = { session: { kind: 'signed_in', ...anAccount, role: null } };

/** The rows of a world as one page's changes. */
export const rowsOf = (world: World): Changes => ({
  upserts: Object.fromEntries(Object.entries(world).map(([name, table]) => [name, [...table.values()]])),
  removes: {},
});

let pages = 0;

/** A page with the next cursor; the last one of a pull unless `more` says otherwise. */
export function aPage(page: Partial<PullPage> = {}): PullPage {
  pages += 1;
  return {
    cursor: { page: pages },
    serverTime: '2026-11-20T02:00:00.000Z',
    full: false,
    more: false,
    progress: 1,
    changes: { upserts: {}, removes: {} },
    ...page,
  };
}
