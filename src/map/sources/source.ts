/** What a source of the map is: a pure answer to "what does it show", and the parts of state that the answer depends on. */
import type { Feature, FeatureCollection, Geometry, Point, Position } from 'geojson';
import type { AppState } from '../../state/store.ts';

/** Everything the map is drawn from. `now` is Unix ms, refreshed by the minute. */
export interface View {
  readonly state: AppState;
  readonly now: number;
}

interface Cluster {
  readonly radius: number;
  readonly maxZoom: number;
  readonly properties: Record<string, unknown>;
}

export interface MapSource {
  readonly cluster?: Cluster;
  /** From this zoom on no finer tiles are cut. A unit of a tile is then 1/16 px, doubling with every zoom beyond. */
  readonly maxzoom?: number;
  /** How far a line may stray where it is drawn small, CSS pixels. */
  readonly tolerance?: number;
  /** Compared by identity, one by one: while none differs, the data is not made again. Cheap. */
  inputs(view: View): readonly unknown[];
  features(view: View): Feature[];
}

export const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });

/** A feature whose id GL reads from its properties (`promoteId`), because GL ids cannot be strings otherwise. */
export const feature = (
  id: string,
  geometry: Geometry,
  properties: Record<string, string | number | boolean> = {},
): Feature => ({
  type: 'Feature',
  geometry,
  properties: { id, ...properties },
});

export const point = (coordinates: Position): Point => ({ type: 'Point', coordinates });

/** The data says nothing for a person who holds nothing. */
export const all = <Row>(table: ReadonlyMap<string, Row>): Row[] => [...table.values()];
