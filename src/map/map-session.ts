/**
 * One map on one element, from mounting to removal: engine, updater, pointer and clock joined to the app. What happens on
 * the map becomes commands here; nothing else of the map knows them.
 */
import { cancelDrag, dragSite, dropSite, grabSite, tapCircle, tapSite } from '../commands/circle/map-gestures.ts';
import type { AppContext } from '../commands/context.ts';
import { offerMapPicture } from '../commands/map-picture.ts';
import { holdMap } from '../commands/report/hold-map.ts';
import { hover } from '../commands/hover.ts';
import { reportMapFailure } from '../commands/report-map-failure.ts';
import { select } from '../commands/select.ts';
import { settleCamera } from '../commands/settle-camera.ts';
import { Failure } from '../domain/failure.ts';
import type { Bounds } from '../state/camera.ts';
import { createCoveredView } from './covered-view.ts';
import type { Engine, EngineEvents, ScreenPoint } from './engine.ts';
import { pick, REACH } from './hit.ts';
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
  let isDragging = false;
  let pointer: { readonly at: ScreenPoint } | null = null;
  let frame = 0;
  /** Set while a selection waits for its card to be on the screen. */
  let cardFirst: CardFirst | null = null;

  const hitAt = (point: ScreenPoint, reach: number) =>
    pick(engine.renderedAt(point, reach), engine.zoom, store.getState().screen === 'circle');
  const reachOf = (touch: boolean): number => (touch ? REACH.touch : REACH.mouse);
  /** A tap sets a point of something, instead of opening what is there. */
  const isDrawing = (): boolean => {
    const { screen, circle } = store.getState();
    return screen === 'circle' && circle.mode.kind !== 'browse';
  };
  const endDrag = (tell: () => void): void => {
    isDragging = false;
    tell();
    sync.request(); // what waited for it
  };

  const events: EngineEvents = {
    onMoving: markBusy,
    onSettled: (camera) => settleCamera(app, camera),
    onIdle: () => {
      if (sync.settled && !cardFirst) markIdle();
    },
    onTap(point, touch, at) {
      if (isDrawing()) return tapCircle(app, at);
      const hit = hitAt(point, reachOf(touch));
      if (hit?.kind === 'site') tapSite(app, hit.id);
      else if (hit?.kind === 'cluster') {
        engine.openCluster('open_case', hit.clusterId, hit.at).catch((error: unknown) => reportMapFailure(app, error));
      } else select(app, hit?.selection ?? null);
    },
    onHold(at) {
      if (isDrawing()) return false;
      holdMap(app, at);
      return true;
    },
    findSite(point, touch) {
      if (isDrawing() || store.getState().screen !== 'circle') return null;
      const hit = hitAt(point, reachOf(touch));
      return (hit?.kind === 'site' && store.getState().circle.sites.find(({ id }) => id === hit.id)) || null;
    },
    onGrab(siteId) {
      isDragging = true;
      pointer = null;
      hover(app, null);
      grabSite(app, siteId);
    },
    onDrag: (at) => dragSite(app, at),
    onDrop: (at) => endDrag(() => dropSite(app, at)),
    onDragCancel: () => endDrag(() => cancelDrag(app)),
    onPointer(point) {
      pointer = point && { at: point };
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
    const hit = pointer && !isDrawing() ? hitAt(pointer.at, REACH.mouse) : null;
    engine.setCursor(isDrawing() ? 'crosshair' : hit?.kind === 'site' ? 'grab' : hit ? 'pointer' : '');
    hover(app, hit?.kind === 'place' ? hit.selection : null);
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
    view: () => view(steady(store.getState(), isDragging), now),
    title,
    onStart: markBusy,
    onSettled: () => engine.repaint(),
    onFailure(part, error, attempts) {
      if (attempts === TELL_AFTER)
        reportMapFailure(app, new Failure('unexpected', `the map could not apply "${part}"`, { cause: error }));
    },
  });
  const offer = offerMapPicture(app, (size) => engine.picture(size));
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
    offer();
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
