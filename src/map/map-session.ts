/**
 * One map on one element, from mounting to removal: engine, updater, pointer and clock joined to the app. What the pointer
 * does becomes commands in the mode that is on (`modes/`).
 */
import type { AppContext } from '../commands/context.ts';
import { offerMapLines } from '../commands/map-lines.ts';
import { offerMapPicture } from '../commands/map-picture.ts';
import { hover } from '../commands/hover.ts';
import { reportMapFailure } from '../commands/report-map-failure.ts';
import { settleCamera } from '../commands/settle-camera.ts';
import { Failure } from '../domain/failure.ts';
import type { Bounds } from '../state/camera.ts';
import { mapModeOf } from '../state/map-mode.ts';
import { createCoveredView } from './covered-view.ts';
import { metresPerPixel } from './camera.ts';
import type { Aim, Engine, EngineEvents } from './engine.ts';
import { pick, REACH } from './hit.ts';
import { modes } from './modes/index.ts';
import type { Ground, ModeHandler } from './modes/mode.ts';
import { createSteadyView } from './steady-view.ts';
import { createSync } from './sync.ts';

export type CreateEngine = (container: HTMLElement, bounds: Bounds | null, events: EngineEvents) => Engine;

const MINUTE = 60_000;
/** One failed run may be a passing thing; this many are told to the person. */
const TELL_AFTER = 3;

interface CardFirst {
  frame: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Returns the way to end it. `title` is read anew whenever the state changes. */
export function startMapSession(
  app: AppContext,
  container: HTMLElement,
  title: () => string,
  createEngine: CreateEngine,
): () => void {
  const { store, clock } = app;
  const view = createCoveredView();
  const steady = createSteadyView();
  let now = minuteOf(clock.now());
  /** The mode in which something is being dragged: it ends there, whatever happens meanwhile. */
  let held: ModeHandler | null = null;
  let pointer: Aim | null = null;
  let frame = 0;
  /** Set while a selection waits for its card to be on the screen. */
  let cardFirst: CardFirst | null = null;

  const ground: Ground = {
    app,
    hitAt: (point, touch) =>
      pick(
        engine.renderedAt(point, touch ? REACH.touch : REACH.mouse),
        engine.zoom,
        store.getState().screen === 'circle',
      ),
    zoom: () => engine.zoom,
    metresOf: (pixels, at) => pixels * metresPerPixel(engine.zoom, at[1]),
    openCluster(clusterId, at) {
      engine.openCluster('open_case', clusterId, [...at]).catch((error: unknown) => reportMapFailure(app, error));
    },
  };
  const mode = (): ModeHandler => modes[mapModeOf(store.getState())];
  const endDrag = (tell: (held: ModeHandler) => void): void => {
    const ending = held;
    held = null;
    if (ending) tell(ending);
    sync.request(); // what waited for it
  };

  const events: EngineEvents = {
    onMoving: markBusy,
    onSettled: (camera) => settleCamera(app, camera),
    onIdle: () => {
      if (sync.settled && !cardFirst) markIdle();
    },
    onTap: (aim) => mode().onTap(ground, aim),
    onHold: (at) => mode().onHold(ground, at),
    findGrab: (aim) => mode().findGrab(ground, aim),
    onGrab(grab) {
      held = mode();
      pointer = null;
      hover(app, null);
      held.onGrab(ground, grab);
    },
    onDrag: (at) => held?.onDrag(ground, at),
    onDrop: (at) => endDrag((ending) => ending.onDrop(ground, at)),
    onDragCancel: () => endDrag((ending) => ending.onDragCancel(ground)),
    onPointer(aim) {
      pointer = aim;
      frame ||= requestAnimationFrame(followPointer);
    },
    onError(error, basemap) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'GPUInitializationError')
        reportMapFailure(app, new Failure('unsupported', 'the GPU context was lost', { cause: error }));
      // The ground may be missing (offline, an archive gone): everything of ours stands without it, and the status line
      // already says that there is no network.
      else if (name !== 'AbortError' && !(basemap && !store.getState().online)) reportError(error);
    },
  };

  function followPointer(): void {
    frame = 0;
    if (!engine.alive) return;
    if (pointer) engine.setCursor(mode().onPoint(ground, pointer));
    else {
      engine.setCursor('');
      hover(app, null);
    }
  }

  /**
   * A click is answered by its card; the ring around what was clicked comes a frame later. Drawn together, the card would
   * wait for the whole map to be drawn anew.
   */
  function requestAfterCard(): void {
    if (cardFirst) return;
    markBusy();
    const waiting: CardFirst = { frame: 0, timer: undefined };
    cardFirst = waiting;
    waiting.frame = requestAnimationFrame(() => {
      waiting.timer = setTimeout(() => {
        cardFirst = null;
        sync.request();
        if (sync.settled) engine.repaint();
      });
    });
  }

  const engine = createEngine(container, store.getState().basemaps[0]?.bounds ?? null, events);
  const sync = createSync(engine, {
    view: () => view(steady(store.getState(), held !== null), now),
    title,
    onStart: markBusy,
    onSettled: () => engine.repaint(),
    onFailure(part, error, attempts) {
      if (attempts === TELL_AFTER)
        reportMapFailure(app, new Failure('unexpected', `the map could not apply "${part}"`, { cause: error }));
    },
  });
  const offers = [offerMapPicture(app, (size) => engine.picture(size)), offerMapLines(app, () => engine.groundLines())];
  const unsubscribe = store.subscribe((state, before) => {
    if (state.selection !== before.selection || state.highlight !== before.highlight) requestAfterCard();
    else if (!cardFirst) sync.request();
  });
  const ticking = setInterval(() => {
    now = minuteOf(clock.now());
    sync.request();
  }, MINUTE);
  sync.request();

  return () => {
    unsubscribe();
    for (const takeBack of offers) takeBack();
    clearInterval(ticking);
    cancelAnimationFrame(frame);
    cancelAnimationFrame(cardFirst?.frame ?? 0);
    clearTimeout(cardFirst?.timer);
    sync.stop();
    engine.remove();
    markBusy();
  };
}

const minuteOf = (time: number): number => Math.floor(time / MINUTE) * MINUTE;

/** Tests and screen recordings wait for this: everything the state asks for is drawn and nothing moves. */
const markIdle = (): void => {
  document.body.dataset['mapIdle'] = '1';
};
function markBusy(): void {
  delete document.body.dataset['mapIdle'];
}
