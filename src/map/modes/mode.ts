/** What a mode of the map answers to. Modes turn what the pointer does into commands, and decide nothing else. */
import type { LonLat } from '../../../geo/walk/graph.ts';
import type { AppContext } from '../../commands/context.ts';
import type { Aim, Cursor, Grab, ScreenPoint } from '../engine.ts';
import type { Hit } from '../hit.ts';

/** What modes may ask of the map. */
export interface Ground {
  readonly app: AppContext;
  /** What is drawn there. */
  readonly hitAt: (point: ScreenPoint, touch: boolean) => Hit | null;
  readonly zoom: () => number;
  /** Metres that this many CSS pixels are at a place now. */
  readonly metresOf: (pixels: number, at: LonLat) => number;
  readonly openCluster: (clusterId: number, at: readonly number[]) => void;
}

export interface ModeHandler {
  /** Asked when a pointer goes down: what it may drag. Null: the map's own gesture, and a tap when it does not move. */
  findGrab(ground: Ground, aim: Aim): Grab | null;
  /** It moves. */
  onGrab(ground: Ground, grab: Grab): void;
  /** At most once a frame. */
  onDrag(ground: Ground, at: LonLat): void;
  onDrop(ground: Ground, at: LonLat): void;
  /** Esc, a second finger, or the browser took the pointer away: all is as before the grab. */
  onDragCancel(ground: Ground): void;
  onTap(ground: Ground, aim: Aim): void;
  /** A finger that stays, or the other mouse button. False: it means nothing here, and its end is a tap. */
  onHold(ground: Ground, at: LonLat): boolean;
  /** The mouse rests here. What it lights is said by commands, what it could do by the answer. */
  onPoint(ground: Ground, aim: Aim): Cursor;
}

/** For modes in which nothing is dragged. */
export const NO_DRAG: Pick<ModeHandler, 'findGrab' | 'onGrab' | 'onDrag' | 'onDrop' | 'onDragCancel'> = {
  findGrab: () => null,
  onGrab: () => undefined,
  onDrag: () => undefined,
  onDrop: () => undefined,
  onDragCancel: () => undefined,
};
