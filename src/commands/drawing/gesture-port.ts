/** The map asks here what its pointer means while something is drawn; the code that answers comes with the bar under the map. */
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { AppContext } from '../context.ts';

/** Metres around a pointer: in which it takes a point, and in which lines attract it. */
export interface Reach {
  readonly reach: number;
  readonly snap: number;
}

export interface DrawingGestures {
  /** The point under a finger that can be dragged. */
  pointAt(app: AppContext, at: LonLat, reach: Reach): number | null;
  tap(app: AppContext, at: LonLat, reach: Reach): void;
  grab(app: AppContext, index: number): void;
  drag(app: AppContext, at: LonLat, snap: number): void;
  drop(app: AppContext, at: LonLat, snap: number): void;
  cancel(app: AppContext): void;
}

const offers = new WeakMap<AppContext, DrawingGestures>();

export const offerGestures = (app: AppContext, gestures: DrawingGestures): void => void offers.set(app, gestures);
export const gesturesOf = (app: AppContext): DrawingGestures | undefined => offers.get(app);
