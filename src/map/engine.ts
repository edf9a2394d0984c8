/**
 * What the rest of the map may ask of GL, in our words. `gl-engine.ts` fulfils it; tests put `testing/fake-engine.ts` in its
 * place. Once removed, an engine does nothing and waits for nothing: the map may go away in the middle of anything.
 */
import type { FeatureCollection, Position } from 'geojson';
import type { StyleSpecification } from 'maplibre-gl';
import type { LonLat } from '../../geo/walk/graph.ts';
import type { GroundLine } from '../commands/map-lines.ts';
import type { MapPicture, PictureSize } from '../commands/map-picture.ts';
import type { Camera, CameraWish, MapInsets } from '../state/camera.ts';
import type { SourceId } from './sources/index.ts';
import type { LayerName } from './z-order.ts';

/** CSS pixels from the canvas's top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is. */
export interface Aim {
  readonly point: ScreenPoint;
  /** EPSG:4326 `[lon, lat]`. */
  readonly at: LonLat;
  /** A finger or a stylus, which hide what they aim at. */
  readonly touch: boolean;
}

/** What a pointer has taken in hand, and the place that follows it; a stroke begins where the pointer is. */
export interface Grab {
  readonly id: string;
  readonly at: LonLat;
}

/**
 * Something drawn near a point. `distance` is in CSS pixels to the middle of a pin, 0 for an area the point lies in; a line
 * answers after every pin.
 */
export interface Rendered {
  readonly layer: LayerName;
  readonly properties: Readonly<Record<string, unknown>>;
  /** The pin's own place; null for areas and lines. */
  readonly at: Position | null;
  readonly distance: number;
}

/** What the map's corner says, in the person's language. */
export interface MapWords {
  readonly title: string;
  readonly toggleAttribution: string;
  readonly metres: string;
  readonly kilometres: string;
}

/** What the pointer says of what is under it: a place, something that can be dragged, ground to set a point on. */
export type Cursor = '' | 'pointer' | 'grab' | 'crosshair';

export interface Engine {
  readonly alive: boolean;
  readonly zoom: number;
  /** The first one loads; later ones change only what differs and keep all data. */
  setStyle(style: StyleSpecification): Promise<void>;
  /** Resolves when the data has reached the worker, or the map is gone. */
  setData(source: SourceId, data: FeatureCollection): Promise<void>;
  setHover(source: SourceId, id: string, on: boolean): void;
  /** Panels over the map: moves nothing, counts from the next wish on. */
  setInsets(insets: MapInsets): void;
  /** `still`: without a flight. */
  moveTo(wish: CameraWish, still: boolean): void;
  setWords(words: MapWords): void;
  /** Pins within `reach` pixels, and areas under the point itself. */
  renderedAt(point: ScreenPoint, reach: number): Rendered[];
  /** Zooms to where a cluster parts. */
  openCluster(source: SourceId, clusterId: number, at: Position): Promise<void>;
  setCursor(cursor: Cursor): void;
  /** Roads and rivers of the basemap, as far as they are in view. */
  groundLines(): readonly GroundLine[];
  /** What is shown now, drawn anew in another size. */
  picture(size: PictureSize): Promise<MapPicture>;
  /** Asks for one more frame, so that an `onIdle` follows even where nothing changed. */
  repaint(): void;
  remove(): void;
}

export interface EngineEvents {
  onMoving(): void;
  onSettled(camera: Camera): void;
  onIdle(): void;
  /** A click or a tap that was not a drag. */
  onTap(aim: Aim): void;
  /** A finger that stays, or the other mouse button. False: it means nothing here, and its end is a tap. */
  onHold(at: LonLat): boolean;
  /** Asked when a pointer goes down: what is there that can be dragged. */
  findGrab(aim: Aim): Grab | null;
  /** The drag has begun. */
  onGrab(grab: Grab): void;
  /** Where it is now; at most once a frame. */
  onDrag(at: LonLat): void;
  onDrop(at: LonLat): void;
  /** It goes back to where it stood. */
  onDragCancel(): void;
  /** Where the mouse is; null when it left the map or began to drag. Never for touch. */
  onPointer(aim: Aim | null): void;
  /** GL lost its context for good, or something could not be had; `basemap` when it was only the ground. */
  onError(error: unknown, basemap: boolean): void;
}
