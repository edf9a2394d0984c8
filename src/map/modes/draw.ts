/** Something is drawn point by point: a tap is its next point, points are dragged. */
import { gesturesOf, type Reach } from '../../commands/drawing/gesture-port.ts';
import { hover } from '../../commands/hover.ts';
import type { Aim } from '../engine.ts';
import type { Ground, ModeHandler } from './mode.ts';

/** CSS pixels around a point that can be held: half of what a mouse, and a finger, need to hit. */
const REACH = { mouse: 12, touch: 22 } as const;
/** CSS pixels from which a line of the ground attracts. */
const SNAP = { mouse: 10, touch: 16 } as const;

/** How the pointer that drags came down. */
let isTouch = false;

const reachOf = ({ metresOf }: Ground, { at, touch }: Pick<Aim, 'at' | 'touch'>): Reach => {
  const kind = touch ? 'touch' : 'mouse';
  return { reach: metresOf(REACH[kind], at), snap: metresOf(SNAP[kind], at) };
};
const snapOf = (ground: Ground, at: Aim['at']): number => reachOf(ground, { at, touch: isTouch }).snap;

export const draw: ModeHandler = {
  findGrab(ground, aim) {
    isTouch = aim.touch;
    const index = gesturesOf(ground.app)?.pointAt(ground.app, aim.at, reachOf(ground, aim)) ?? null;
    const at = index === null ? undefined : ground.app.store.getState().drawing.points[index];
    return at ? { id: String(index), at } : null;
  },
  onGrab: ({ app }, { id }) => gesturesOf(app)?.grab(app, Number(id)),
  onDrag: (ground, at) => gesturesOf(ground.app)?.drag(ground.app, at, snapOf(ground, at)),
  onDrop: (ground, at) => gesturesOf(ground.app)?.drop(ground.app, at, snapOf(ground, at)),
  onDragCancel: ({ app }) => gesturesOf(app)?.cancel(app),
  onTap: (ground, aim) => gesturesOf(ground.app)?.tap(ground.app, aim.at, reachOf(ground, aim)),
  onHold: () => false,
  onPoint(ground, aim) {
    hover(ground.app, null);
    return draw.findGrab(ground, aim) ? 'grab' : 'crosshair';
  },
};
