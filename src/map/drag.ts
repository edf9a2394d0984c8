/**
 * What follows the pointer. Whatever it is, a pointer that goes down on something that can be dragged holds it: the map stands
 * still, no report begins, and without a move it is a tap as anywhere. Esc, a second finger or a pointer that the browser takes
 * away put it back; a hand that rests on the glass beside a stylus does not.
 */
import type { Map as GlMap } from 'maplibre-gl';
import type { EngineEvents, Grab, ScreenPoint } from './engine.ts';
import type { LonLat } from '../../geo/walk/graph.ts';

/** CSS pixels of trembling that are no move yet. */
const TREMBLE = { mouse: 3, touch: 8 } as const;

interface Hold {
  readonly pointerId: number;
  readonly isPen: boolean;
  readonly grab: Grab;
  readonly down: ScreenPoint;
  /** From the pointer to what it holds, which does not jump under it. */
  readonly toGrab: ScreenPoint;
  readonly tremble: number;
  isMoving: boolean;
  at: ScreenPoint;
}

export interface Dragging {
  /** A pointer is down on something. */
  readonly isHolding: boolean;
  /** Whether the click that ends a drag is this one: it means nothing more. */
  consumes(): boolean;
  stop(): void;
}

type DragEvents = Pick<EngineEvents, 'findGrab' | 'onGrab' | 'onDrag' | 'onDrop' | 'onDragCancel'>;

export function listenForDrag(map: GlMap, events: DragEvents): Dragging {
  const host = map.getCanvasContainer();
  let hold: Hold | null = null;
  let frame = 0;
  let dragged = false;

  const pointOf = ({ clientX, clientY }: PointerEvent): ScreenPoint => {
    const box = host.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const placeOf = ({ at, toGrab }: Hold): LonLat => {
    const { lng, lat } = map.unproject([at.x + toGrab.x, at.y + toGrab.y]);
    return [lng, lat];
  };
  const tell = (): void => {
    frame = 0;
    if (hold) events.onDrag(placeOf(hold));
  };
  /** Null where nothing was held. */
  const letGo = (): Hold | null => {
    const was = hold;
    hold = null;
    cancelAnimationFrame(frame);
    frame = 0;
    if (!was) return null;
    map.dragPan.enable();
    map.touchZoomRotate.enable();
    map.getCanvas().style.cursor = '';
    if (host.hasPointerCapture(was.pointerId)) host.releasePointerCapture(was.pointerId);
    return was;
  };
  const cancel = (): void => {
    if (letGo()?.isMoving) events.onDragCancel();
  };

  const onDown = (event: PointerEvent): void => {
    dragged = false;
    if (hold) return hold.isPen && event.pointerType === 'touch' ? undefined : cancel();
    if (!event.isPrimary || event.button !== 0) return;
    const touch = event.pointerType !== 'mouse';
    const down = pointOf(event);
    const { lng, lat } = map.unproject([down.x, down.y]);
    const grab = events.findGrab({ point: down, at: [lng, lat], touch });
    if (!grab) return;
    const foot = map.project([grab.at[0], grab.at[1]]);
    hold = {
      pointerId: event.pointerId,
      isPen: event.pointerType === 'pen',
      grab,
      down,
      toGrab: { x: foot.x - down.x, y: foot.y - down.y },
      tremble: touch ? TREMBLE.touch : TREMBLE.mouse,
      isMoving: false,
      at: down,
    };
    // GL has not seen this pointer yet: it hears of it as a mouse or a touch, later.
    map.dragPan.disable();
    map.touchZoomRotate.disable();
  };
  const onMove = (event: PointerEvent): void => {
    if (hold?.pointerId !== event.pointerId) return;
    hold.at = pointOf(event);
    if (!hold.isMoving) {
      if (Math.hypot(hold.at.x - hold.down.x, hold.at.y - hold.down.y) <= hold.tremble) return;
      hold.isMoving = true;
      host.setPointerCapture(event.pointerId);
      map.getCanvas().style.cursor = 'grabbing';
      events.onGrab(hold.grab);
    }
    frame ||= requestAnimationFrame(tell);
  };
  const onUp = (event: PointerEvent): void => {
    if (hold?.pointerId !== event.pointerId) return;
    hold.at = pointOf(event);
    const was = letGo();
    if (!was?.isMoving) return;
    dragged = true;
    events.onDrop(placeOf(was));
  };
  const onCancel = (event: PointerEvent): void => {
    if (hold?.pointerId === event.pointerId) cancel();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !hold?.isMoving) return;
    event.stopPropagation(); // it ends the drag, and not the screen's card
    dragged = true;
    cancel();
  };

  host.addEventListener('pointerdown', onDown);
  host.addEventListener('pointermove', onMove);
  host.addEventListener('pointerup', onUp);
  host.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKey, { capture: true });
  return {
    get isHolding() {
      return hold !== null;
    },
    consumes() {
      const was = dragged;
      dragged = false;
      return was;
    },
    stop() {
      letGo();
      host.removeEventListener('pointerdown', onDown);
      host.removeEventListener('pointermove', onMove);
      host.removeEventListener('pointerup', onUp);
      host.removeEventListener('pointercancel', onCancel);
      window.removeEventListener('keydown', onKey, { capture: true });
    },
  };
}
