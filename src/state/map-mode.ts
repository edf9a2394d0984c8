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

export function mapModeOf({ screen, circle, drawing, boundary }: AppState): MapMode {
  if (drawing.work) return 'draw';
  if (screen === 'circle') return circle.mode.kind === 'browse' ? 'circle' : 'draw-circle';
  if (screen === 'plan' && boundary.edit) return 'edit-boundary';
  return 'browse';
}
