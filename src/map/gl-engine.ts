/** The one owner of the GL map. No React, no state, no decisions. */
import type { FeatureCollection } from 'geojson';
import {
  AttributionControl,
  type Map as GlMap,
  type GeoJSONSource,
  type MapMouseEvent,
  type StyleSpecification,
} from 'maplibre-gl';
import { Failure } from '../domain/failure.ts';
import { noInsets, type Bounds, type MapInsets } from '../state/camera.ts';
import { isBasemapSource } from './basemap-source.ts';
import { boundsOfView, cameraOf, obeyWish } from './camera.ts';
import { listenForDrag, type Dragging } from './drag.ts';
import { listenForHold } from './hold.ts';
import { groundLines } from './ground-lines.ts';
import { nameCorner, ScaleBar } from './corner.ts';
import type { Engine, EngineEvents, Rendered } from './engine.ts';
import { AREA_LAYERS, inReach, LIFT, PIN_LAYERS, REACH } from './hit.ts';
import { PatientMap } from './patient-map.ts';
import { drawPicture } from './picture.ts';
import { prepareMap } from './prepare.ts';
import { diffStyles, type StyleChange } from './style-diff.ts';
import { supplyImages } from './symbols/supply.ts';
import type { LayerName } from './z-order.ts';

const REST_OF_CHINA: Bounds = [73.5, 18, 135.1, 53.6];
/** More would cost four times the pixels for lines nobody can tell apart. */
const MAX_PIXEL_RATIO = 2;

/** Throws GL's `GPUInitializationError` where there is no WebGL 2. `bounds` is where it opens until a wish says otherwise. */
export function createGlEngine(container: HTMLElement, bounds: Bounds | null, events: EngineEvents): Engine {
  prepareMap();
  const pixelRatio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio || 1);
  const map = new PatientMap({
    container,
    pixelRatio,
    bounds: [...(bounds ?? REST_OF_CHINA)],
    minZoom: 3,
    maxZoom: 20.5,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 120,
    renderWorldCopies: false,
    validateStyle: import.meta.env.DEV,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  supplyImages(map, pixelRatio);
  const scale = new ScaleBar();
  map.addControl(new AttributionControl({ customAttribution: [] }), 'bottom-left');
  map.addControl(scale, 'bottom-left');

  let alive = true;
  let insets: MapInsets = noInsets;
  let style: StyleSpecification | null = null;
  /** What each source shows: brought by the first style, set later. */
  const data = new Map<string, FeatureCollection>();
  let moved = false; // until then the map stands nowhere anybody asked for
  let gone = (): void => undefined;
  const removed = new Promise<void>((resolve) => (gone = resolve));
  map.once('moveend', () => (moved = true));
  const dragging = listenForDrag(map, events);
  const stopListening = listen(map, events, () => insets, dragging);

  return {
    get alive() {
      return alive;
    },
    get zoom() {
      return map.getZoom();
    },
    async setStyle(next) {
      if (!alive) return;
      if (style) for (const change of diffStyles(style, next)) applyChange(map, change);
      else {
        const loaded = new Promise<void>((resolve) => map.once('style.load', () => resolve()));
        keepData(next, data);
        map.setStyle(next, { diff: false });
        await Promise.race([loaded, removed]);
      }
      style = next;
    },
    async setData(source, features) {
      if (!alive) return;
      data.set(source, features);
      await Promise.race([map.getSource<GeoJSONSource>(source)?.setData(features), removed]);
    },
    setHover(source, id, on) {
      if (alive) map.setFeatureState({ source, id }, { hover: on });
    },
    setInsets(next) {
      insets = next;
      if (alive && moved) events.onSettled(cameraOf(map, insets));
    },
    moveTo(wish, still) {
      if (alive) obeyWish(map, wish, insets, still);
    },
    setWords(words) {
      scale.speak(words);
      nameCorner(container, words);
    },
    renderedAt(point, reach) {
      if (!alive || !style) return [];
      const pinsWithin = (half: number): Rendered[] =>
        map
          .queryRenderedFeatures(
            [
              [point.x - half, point.y - half],
              [point.x + half, point.y + half],
            ],
            { layers: [...PIN_LAYERS] },
          )
          .map(({ layer, properties, geometry }): Rendered => {
            const at = geometry.type === 'Point' ? geometry.coordinates : null;
            const name = layer.id as LayerName;
            if (!at) return { layer: name, properties, at, distance: half };
            const foot = map.project(at as [number, number]);
            return {
              layer: name,
              properties,
              at,
              distance: Math.hypot(foot.x - point.x, foot.y - (LIFT[name] ?? 0) - point.y),
            };
          });
      const pins =
        reach > REACH.mouse ? [...pinsWithin(REACH.mouse), ...inReach(pinsWithin(reach), reach)] : pinsWithin(reach);
      const areas = map.queryRenderedFeatures([point.x, point.y], { layers: [...AREA_LAYERS] });
      return [
        ...pins,
        ...areas.map(({ layer, properties }): Rendered => ({
          layer: layer.id as LayerName,
          properties,
          at: null,
          distance: 0,
        })),
      ];
    },
    async openCluster(source, clusterId, at) {
      if (!alive) return;
      const zoom = await map.getSource<GeoJSONSource>(source)?.getClusterExpansionZoom(clusterId);
      if (alive && zoom !== undefined) obeyWish(map, { kind: 'point', center: at, zoom: zoom + 0.2 }, insets, false);
    },
    setCursor(cursor) {
      if (alive && !dragging.isHolding) map.getCanvas().style.cursor = cursor;
    },
    groundLines: () => (alive && style ? groundLines(map, Object.keys(style.sources)) : []),
    async picture(size) {
      if (!alive || !style) throw new Failure('unsupported', 'there is no map to take a picture of');
      return drawPicture(withData(style, data), boundsOfView(map, insets), size);
    },
    repaint() {
      if (alive) map.triggerRepaint();
    },
    remove() {
      if (!alive) return;
      alive = false;
      gone();
      dragging.stop();
      stopListening();
      map.remove();
    },
  };
}

function applyChange(map: GlMap, change: StyleChange): void {
  switch (change.kind) {
    case 'remove_layer':
      return void map.removeLayer(change.id);
    case 'remove_source':
      return void map.removeSource(change.id);
    case 'add_source':
      return void map.addSource(change.id, change.source);
    case 'add_layer':
      return void map.addLayer(change.layer, change.before ?? undefined);
    case 'filter':
      return void map.setFilter(change.id, change.filter as Parameters<GlMap['setFilter']>[1]);
    // Our own layers give these names and values; they were checked where they were written.
    case 'layout':
      return void map.setLayoutProperty(change.id, change.property as never, change.value as never);
    case 'paint':
      return void map.setPaintProperty(change.id, change.property as never, change.value as never);
  }
}

function keepData({ sources }: StyleSpecification, into: Map<string, FeatureCollection>): void {
  for (const [id, source] of Object.entries(sources))
    if (source.type === 'geojson' && typeof source.data === 'object' && source.data.type === 'FeatureCollection')
      into.set(id, source.data);
}

/** The style as it was given last, with what is shown now. */
const withData = (style: StyleSpecification, data: ReadonlyMap<string, FeatureCollection>): StyleSpecification => ({
  ...style,
  sources: Object.fromEntries(
    Object.entries(style.sources).map(([id, source]) => [
      id,
      source.type === 'geojson' ? { ...source, data: data.get(id) ?? source.data } : source,
    ]),
  ),
});

function listen(map: GlMap, events: EngineEvents, insets: () => MapInsets, dragging: Dragging): () => void {
  const host = map.getCanvasContainer();
  let touch = false;
  const notePointer = (event: PointerEvent): void => {
    touch = event.pointerType === 'touch' || event.pointerType === 'pen';
  };
  host.addEventListener('pointerdown', notePointer, { capture: true, passive: true });
  host.addEventListener('pointermove', notePointer, { capture: true, passive: true });
  // After dragging: what is held by its pin is not a place to report.
  const holding = listenForHold(map, events, () => dragging.isHolding);
  const subscriptions = [
    map.on('movestart', () => events.onMoving()),
    map.on('moveend', () => events.onSettled(cameraOf(map, insets()))),
    map.on('idle', () => events.onIdle()),
    map.on('click', ({ point, lngLat }: MapMouseEvent) => {
      const [held, dragged] = [holding.consumes(), dragging.consumes()];
      if (!held && !dragged) events.onTap({ point, at: [lngLat.lng, lngLat.lat], touch });
    }),
    map.on('mousemove', ({ point, lngLat }: MapMouseEvent) => {
      if (!touch && !map.isMoving() && !dragging.isHolding)
        events.onPointer({ point, at: [lngLat.lng, lngLat.lat], touch });
    }),
    map.on('mouseout', () => events.onPointer(null)),
    map.on('movestart', () => events.onPointer(null)),
    map.on('error', (event) => events.onError(event.error, 'sourceId' in event && isBasemapSource(event.sourceId))),
  ];
  return () => {
    host.removeEventListener('pointerdown', notePointer, { capture: true });
    host.removeEventListener('pointermove', notePointer, { capture: true });
    holding.stop();
    for (const subscription of subscriptions) subscription.unsubscribe();
  };
}
