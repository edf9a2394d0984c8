/**
 * What a pointer does while boundaries are drawn. The editor offers it when it opens: the map, which is there from the start,
 * need not bring the geometry of partitions along.
 */
import type { LonLat } from '../../../geo/crs/offset.ts';
import type { AppContext } from '../context.ts';

/** Where a pointer is, and metres on the ground it may miss by: what it meant to hold, and what it meant to meet. */
export interface BoundaryAim {
  readonly at: LonLat;
  readonly reach: number;
  readonly snap: number;
  readonly touch: boolean;
}

export interface BoundaryGestures {
  /** What would follow the pointer from here, and what it is; null for the map's own gesture. */
  findGrab(app: AppContext, aim: BoundaryAim): { readonly id: string; readonly at: LonLat } | null;
  grab(app: AppContext, id: string, at: LonLat): void;
  drag(app: AppContext, at: LonLat, snap: number): void;
  drop(app: AppContext, at: LonLat, snap: number): void;
  cancel(app: AppContext): void;
  tap(app: AppContext, aim: BoundaryAim): void;
}

const offers = new WeakMap<AppContext, BoundaryGestures>();

export const offerGestures = (app: AppContext, gestures: BoundaryGestures): void => void offers.set(app, gestures);

export const gesturesOf = (app: AppContext): BoundaryGestures | null => offers.get(app) ?? null;
