import { toFailure, type Failure } from '../domain/failure.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { PagePlace, PullPage } from '../domain/pull-page.ts';
import { applyChanges, emptyWorld, type World } from '../domain/world.ts';
import { initialSync, type Sync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';
import { pullUnderWay, setPullUnderWay } from './pull-under-way.ts';

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
    world: emptyWorld(),
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
  const { sync, world } = app.store.getState();
  let next: World = world;
  let cursor = sync.cursor;
  /** Inside a full pull; from the start when it goes on with an interrupted first one. */
  let inFull = sync.dataAsOf === null && cursor !== null;
  let notKept: Failure | null = null;

  for (let page: PullPage | null = null; page === null || page.more;) {
    page = await app.remote.pullPage(cursor, signal);
    signal.throwIfAborted();
    const place: PagePlace = page.full ? 'first_of_full' : inFull ? 'next_of_full' : 'delta';
    inFull = place !== 'delta';
    next = applyChanges(page.full ? emptyWorld() : next, page.changes);
    cursor = page.cursor;
    // A full pull over a complete world stays aside until it is complete itself.
    if (page.more && inFull && sync.dataAsOf !== null) setSync(app, { progress: page.progress });
    else show(app, next, { cursor, progress: page.progress, ...(page.more ? {} : { dataAsOf: page.serverTime }) });
    notKept = (await keep(app, page, place)) ?? notKept;
    signal.throwIfAborted();
  }
  setSync(app, { phase: 'idle', progress: null, failure: notKept });
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

function show(app: AppContext, world: World, sync: Partial<Sync>): void {
  const role = profileOf(world)?.role ?? null;
  app.store.setState(({ session, sync: before }) => ({
    world,
    sync: { ...before, ...sync },
    session: session.kind === 'signed_in' && session.role !== role ? { ...session, role } : session,
  }));
}

const setSync = (app: AppContext, sync: Partial<Sync>): void =>
  app.store.setState((state) => ({ sync: { ...state.sync, ...sync } }));
