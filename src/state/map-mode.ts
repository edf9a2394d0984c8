/**
 * What the pointer does on the map. Told from the rest of the state and kept nowhere: no screen can leave a mode behind.
 * `map/modes/` has one handler for each.
 */
import type { AppState } from './store.ts';

export type MapMode =
  /** Opens what is tapped. */
  | 'browse'
  /** The service circle's place: the same, and its sites can be dragged. */
  | 'circle'
  /** Something of the circle is being placed or drawn by taps. */
  | 'draw-circle'
  /** A responsibility line, a compound or a station is drawn, wherever it was begun. */
  | 'draw'
  /** Boundaries are redrawn. */
  | 'edit-boundary';

/** Whether what is being redrawn is on the map: with its tool, and not among the boundaries of a past day. */
export const showsEditor = ({ screen, plan, day }: Pick<AppState, 'screen' | 'plan' | 'day'>): boolean =>
  screen === 'plan' && plan.tool === 'edit' && day === null;

export function mapModeOf(state: AppState): MapMode {
  const { screen, circle, drawing, boundary } = state;
  if (drawing.work) return 'draw';
  if (screen === 'circle') return circle.mode.kind === 'browse' ? 'circle' : 'draw-circle';
  if (showsEditor(state) && boundary.edit) return 'edit-boundary';
  return 'browse';
}
