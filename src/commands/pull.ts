import { Failure, toFailure } from '../domain/failure.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { PagePlace, PullPage } from '../domain/pull-page.ts';
import { applyChanges, emptyWorld, type World } from '../domain/world.ts';
import type { Sync } from '../state/sync.ts';
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
    else setSync(app, { phase: failure.code === 'network' ? 'offline' : 'failed', progress: null, failure });
  }
}

async function pullPages(app: AppContext, signal: AbortSignal): Promise<void> {
  const { sync, world } = app.store.getState();
  let next: World = world;
  let cursor = sync.cursor;
  let complete = sync.dataAsOf !== null;
  /** Inside a full pull; true from the start when it goes on with an interrupted first one. */
  let inFull = !complete && cursor !== null;
  let notKept: Failure | null = null;

  for (let page: PullPage | null = null; page === null || page.more;) {
    page = await app.remote.pullPage(cursor, signal);
    signal.throwIfAborted();
    const place: PagePlace = page.full ? 'first_of_full' : inFull ? 'next_of_full' : 'delta';
    inFull = place !== 'delta';
    next = applyChanges(place === 'first_of_full' ? emptyWorld() : next, page.changes);
    cursor = page.cursor;
    if (!page.more) complete = true;
    const shown = !inFull || !page.more || sync.dataAsOf === null;
    if (shown)
      show(app, next, { cursor, progress: page.progress, ...(page.more ? {} : { dataAsOf: page.serverTime }) });
    else setSync(app, { progress: page.progress });
    notKept ??= await keep(app, page, place);
    signal.throwIfAborted();
  }
  const failure = notKept ?? (profileOf(next) ? null : new Failure('no_profile'));
  setSync(app, { phase: 'idle', progress: null, failure });
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
  app.store.setState((state) => ({
    world,
    sync: { ...state.sync, ...sync },
    session:
      state.session.kind === 'signed_in' ? { ...state.session, role: profileOf(world)?.role ?? null } : state.session,
  }));
}

const setSync = (app: AppContext, sync: Partial<Sync>): void =>
  app.store.setState((state) => ({ sync: { ...state.sync, ...sync } }));
