/** A finger that stays on the map for half a second, or the other mouse button. Not every browser tells of the former. */
import type { Map as GlMap } from 'maplibre-gl';
import type { EngineEvents } from './engine.ts';

const HOLD_MS = 550;
/** CSS pixels; a hand is never quite still. */
const STILL = 12;

export interface Holding {
  /** Whether the click that ends a hold is this one: it means nothing more. */
  consumes(): boolean;
  stop(): void;
}

/** `isTaken`: whether the pointer that goes down holds something already. */
export function listenForHold(map: GlMap, events: Pick<EngineEvents, 'onHold'>, isTaken: () => boolean): Holding {
  const host = map.getCanvasContainer();
  let start: { readonly id: number; readonly x: number; readonly y: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const holdAt = (clientX: number, clientY: number): boolean => {
    const box = host.getBoundingClientRect();
    const { lng, lat } = map.unproject([clientX - box.left, clientY - box.top]);
    return events.onHold([lng, lat]);
  };
  const forget = (): void => {
    clearTimeout(timer);
    start = null;
  };
  const onDown = (event: PointerEvent): void => {
    held = false;
    const second = start !== null;
    forget();
    if (second || event.pointerType === 'mouse' || isTaken()) return;
    const { pointerId, clientX, clientY } = event;
    start = { id: pointerId, x: clientX, y: clientY };
    timer = setTimeout(() => {
      start = null;
      held = holdAt(clientX, clientY);
    }, HOLD_MS);
  };
  const onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (start && Math.hypot(clientX - start.x, clientY - start.y) > STILL) forget();
  };
  const onMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const byTouch = 'pointerType' in event && event.pointerType !== 'mouse';
    if (!byTouch && !isTaken()) holdAt(event.clientX, event.clientY);
  };
  const listen = { passive: true } as const;
  host.addEventListener('pointerdown', onDown, listen);
  host.addEventListener('pointermove', onMove, listen);
  host.addEventListener('pointerup', forget, listen);
  host.addEventListener('pointercancel', forget, listen);
  host.addEventListener('contextmenu', onMenu);
  return {
    consumes() {
      const was = held;
      held = false;
      return was;
    },
    stop() {
      forget();
      host.removeEventListener('pointerdown', onDown);
      host.removeEventListener('pointermove', onMove);
      host.removeEventListener('pointerup', forget);
      host.removeEventListener('pointercancel', forget);
      host.removeEventListener('contextmenu', onMenu);
    },
  };
}
