/**
 * Lines of the ground that the map has at hand, to draw along: the basemap's roads and rivers of what is in view. The port
 * stands here because nothing but the map may ask the map.
 */
import type { LonLat } from '../../geo/crs/offset.ts';
import type { AppContext } from './context.ts';

export interface GroundLine {
  readonly kind: 'road' | 'river';
  readonly coordinates: readonly LonLat[];
}

type ReadLines = () => readonly GroundLine[];

const offers = new WeakMap<AppContext, ReadLines>();

/** Returns the way to take the offer back. */
export function offerMapLines(app: AppContext, read: ReadLines): () => void {
  offers.set(app, read);
  return () => {
    if (offers.get(app) === read) offers.delete(app);
  };
}

/** None while there is no map. */
export const mapLines = (app: AppContext): readonly GroundLine[] => offers.get(app)?.() ?? [];
