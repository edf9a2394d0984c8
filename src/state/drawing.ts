/** What is being drawn on the map point by point: a responsibility line, its cut, a compound, a station. */
import type { Position } from 'geojson';
import type { LonLat } from '../../geo/crs/offset.ts';
import type { ResponsibilityZone } from '../domain/entities.ts';
import type { CompoundId, ResponsibilityZoneId, ServiceStationId } from '../domain/ids.ts';

export type DrawingWork =
  /** `follow`: between two points it goes along the street or river that lies there. */
  | { readonly kind: 'zone'; readonly along: ResponsibilityZone['kind']; readonly follow: boolean }
  /** Its only point says where. */
  | { readonly kind: 'cut'; readonly zoneId: ResponsibilityZoneId }
  | {
      readonly kind: 'compound';
      /** Null: a new one. */
      readonly compoundId: CompoundId | null;
      /** What of it is not redrawn: its courts, and its other parts. */
      readonly rest: { readonly holes: readonly Position[][]; readonly others: readonly Position[][][] };
    }
  /** Its only point says where; null: a new one. */
  | { readonly kind: 'station'; readonly stationId: ServiceStationId | null };

/** What one undo brings back. */
export interface DrawnShape {
  readonly points: readonly LonLat[];
  /** The outline has come back to its first point; it is still changed, but grows no more. */
  readonly isClosed: boolean;
}

export interface DrawingState extends DrawnShape {
  readonly work: DrawingWork | null;
  readonly past: readonly DrawnShape[];
  /** The point in hand, by its place in the list. */
  readonly held: number | null;
  /** As it was before a pointer took the point in hand. */
  readonly grabbed: DrawnShape | null;
  /** Where the last point was attracted to a line of the ground; shown on the map. */
  readonly snapped: LonLat | null;
  /** `no_way`: nothing on the map led there, and the last leg is straight. */
  readonly note: 'no_way' | null;
}

export const initialDrawing: DrawingState = {
  work: null,
  points: [],
  isClosed: false,
  past: [],
  held: null,
  grabbed: null,
  snapped: null,
  note: null,
};
