/**
 * The modes of the map by name. To add one: name it in `state/map-mode.ts`, say there when it is on, write its handler in a
 * file here, and put it in this table (which does not compile without it).
 */
import type { MapMode } from '../../state/map-mode.ts';
import { browse } from './browse.ts';
import { circle } from './circle.ts';
import { draw } from './draw.ts';
import { drawCircle } from './draw-circle.ts';
import { editBoundary } from './edit-boundary.ts';
import type { ModeHandler } from './mode.ts';

export const modes: Readonly<Record<MapMode, ModeHandler>> = {
  browse,
  circle,
  'draw-circle': drawCircle,
  draw,
  'edit-boundary': editBoundary,
};
