import { toFailure, type Failure } from '../domain/failure.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { Cursor, PagePlace, PullPage } from '../domain/pull-page.ts';
import { applyChanges, emptyWorld, type World } from '../domain/world.ts';
import { initialSync, type Sync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';
import { pullUnderWay, setPullUnderWay } from './pull-under-way.ts';
import { setOutboxStatus, shownOf } from './show-outbox.ts';

/** A first pull is shown at once, then no more often than this while it goes on. Milliseconds. */
const SHOW_EVERY_MS = 1000;

/** Less than this is the network's doing. Milliseconds. */
const CLOCK_TOLERANCE_MS = 3_000;

/**
 * Brings what is held up to what the server has. One at a time: asking while a pull is under way joins it. A first pull is
 * shown page by page, so that the map appears early; a full pull over a complete world replaces it only when it is complete.
 * Never throws: how it went is `state.sync`.
 */
export function pull(app: AppContext): Promise<void> {
  const current = pullUnderWay(app);
  if (current) return current.done;
  if (app.store.getState().session.kind !== 'signed_in') return Promise.resolve();
  const abort = new AbortController();
  const done = run(app, abort.signal);
  setPullUnderWay(app, { done, abort });
  return done;
}

async function run(app: AppContext, signal: AbortSignal): Promise<void> {
  setSync(app, { phase: 'pulling', progress: null });
  try {
    await pullPages(app, signal);
  } catch (thrown) {
    if (signal.aborted) return;
    const failure = toFailure(thrown);
    // The server no longer knows this session: the person signs in again, and their copy stays on the device for them.
    if (failure.code === 'session_expired') leave(app, { kind: 'signed_out', failure });
    else if (failure.code === 'no_profile') await letGo(app, failure);
    else setSync(app, { phase: failure.code === 'network' ? 'offline' : 'failed', progress: null, failure });
  }
}

/** Nobody has given this account a role, or not any more: it may hold nothing, on the screen or on the device. */
async function letGo(app: AppContext, failure: Failure): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return;
  app.store.setState({
    session: { ...session, role: null },
    ...shownOf(app.store.getState(), { base: emptyWorld(), dataAsOf: null }),
    sync: { ...initialSync, phase: 'failed', failure },
    selection: null,
    hover: null,
    highlight: [],
  });
  try {
    await app.replica.wipe();
    await app.replica.open(session.userId);
  } catch (thrown) {
    setSync(app, { failure: toFailure(thrown) });
  }
}

async function pullPages(app: AppContext, signal: AbortSignal): Promise<void> {
  const { sync, base } = app.store.getState();
  /** Whether a full pull must stay aside: there is a complete world to look at meanwhile. */
  const hasComplete = sync.dataAsOf !== null;
  let next: World = base;
  let notKept: Failure | null = null;
  /** Inside a full pull; from the start when it goes on with an interrupted first one. */
  let inFull = !hasComplete && sync.cursor !== null;
  let shownAt = -Infinity;
  /** What has been taken in but not shown: each showing makes the map draw itself anew. */
  let unshown: Partial<Sync> | null = null;

  try {
    for await (const page of pages(app, sync.cursor, signal)) {
      const place: PagePlace = page.full ? 'first_of_full' : inFull ? 'next_of_full' : 'delta';
      inFull = place !== 'delta';
      next = applyChanges(page.full ? emptyWorld() : next, page.changes);
      const aside = page.more && inFull && hasComplete;
      unshown = aside ? null : { cursor: page.cursor, ...(page.more ? {} : { dataAsOf: page.serverTime }) };
      setSync(app, { progress: page.progress });
      setClock(app, page.serverTime);
      if (unshown && (!page.more || app.clock.now() - shownAt >= SHOW_EVERY_MS)) {
        show(app, next, unshown);
        unshown = null;
        shownAt = app.clock.now();
      }
      notKept = (await keep(app, page, place)) ?? notKept;
      signal.throwIfAborted();
    }
  } finally {
    // Interrupted: what has arrived is shown, and the next pull goes on from there.
    if (unshown && !signal.aborted) show(app, next, unshown);
  }
  setSync(app, { phase: 'idle', progress: null, failure: notKept });
}

/** The pages of one pull. The next one is under way while the caller is busy with this one. */
async function* pages(
  app: AppContext,
  cursor: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<PullPage, void, void> {
  let coming = app.remote.pullPage(cursor, signal);
  for (;;) {
    const page = await coming;
    signal.throwIfAborted();
    if (page.more) {
      coming = app.remote.pullPage(page.cursor, signal);
      // Its failure is met where it is awaited; if the caller stops before, nobody asks any more.
      coming.catch(() => undefined);
    }
    yield page;
    if (!page.more) return;
  }
}

/** How far this device's clock is from the server's, as far as the network's delay lets us see. */
function setClock(app: AppContext, serverTime: string): void {
  const clockOffsetMs = Date.parse(serverTime) - app.clock.now();
  const known = app.store.getState().outboxStatus.clockOffsetMs;
  if (Math.abs(clockOffsetMs - known) > CLOCK_TOLERANCE_MS) setOutboxStatus(app, { clockOffsetMs });
}

/** Null when the page is kept on the device; otherwise why not. The world shown is right in both cases. */
async function keep(app: AppContext, page: PullPage, place: PagePlace): Promise<Failure | null> {
  try {
    await app.replica.keep(page, place);
    return null;
  } catch (thrown) {
    return toFailure(thrown);
  }
}

function show(app: AppContext, base: World, sync: Partial<Sync>): void {
  const role = profileOf(base)?.role ?? null;
  app.store.setState((state) => ({
    ...shownOf(state, { base, dataAsOf: sync.dataAsOf ?? state.sync.dataAsOf }),
    sync: { ...state.sync, ...sync },
    session:
      state.session.kind === 'signed_in' && state.session.role !== role ? { ...state.session, role } : state.session,
  }));
}

const setSync = (app: AppContext, sync: Partial<Sync>): void =>
  app.store.setState((state) => ({ sync: { ...state.sync, ...sync } }));
