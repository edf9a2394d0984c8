/** Boundaries are redrawn: nodes and borders are dragged, strokes drawn, parts tapped. What that means, the editor says (`gesture-port.ts`). */
import { gesturesOf, type BoundaryAim } from '../../commands/boundary/gesture-port.ts';
import { hover } from '../../commands/hover.ts';
import type { Aim } from '../engine.ts';
import { HANDLE_ZOOM } from '../zoom-bands.ts';
import type { Ground, ModeHandler } from './mode.ts';

/** CSS pixels around what can be held: half of what a mouse, and a finger, need to hit. */
const REACH = { mouse: 12, touch: 22 } as const;
/** CSS pixels from which a line of the ground attracts. */
const SNAP = { mouse: 10, touch: 16 } as const;

/** How the pointer that drags came down. */
let isTouch = false;

const aimOf = ({ metresOf, zoom }: Ground, { at, touch }: Aim): BoundaryAim => {
  const kind = touch ? 'touch' : 'mouse';
  // Where nodes are not drawn nobody means one.
  return { at, touch, reach: zoom() < HANDLE_ZOOM ? 0 : metresOf(REACH[kind], at), snap: metresOf(SNAP[kind], at) };
};
const snapOf = ({ metresOf }: Ground, at: Aim['at']): number => metresOf(isTouch ? SNAP.touch : SNAP.mouse, at);

export const editBoundary: ModeHandler = {
  findGrab(ground, aim) {
    isTouch = aim.touch;
    return gesturesOf(ground.app)?.findGrab(ground.app, aimOf(ground, aim)) ?? null;
  },
  onGrab: ({ app }, { id, at }) => gesturesOf(app)?.grab(app, id, at),
  onDrag: (ground, at) => gesturesOf(ground.app)?.drag(ground.app, at, snapOf(ground, at)),
  onDrop: (ground, at) => gesturesOf(ground.app)?.drop(ground.app, at, snapOf(ground, at)),
  onDragCancel: ({ app }) => gesturesOf(app)?.cancel(app),
  onTap: (ground, aim) => gesturesOf(ground.app)?.tap(ground.app, aimOf(ground, aim)),
  onHold: () => false,
  onPoint(ground, aim) {
    hover(ground.app, null);
    const grab = gesturesOf(ground.app)?.findGrab(ground.app, aimOf(ground, aim)) ?? null;
    return grab?.id === 'stroke' ? 'crosshair' : grab ? 'grab' : 'pointer';
  },
};
