/**
 * What a map needs and can be had before there is a place to draw it: GL's worker, and the index of each basemap. Begun while
 * the app still looks for its configuration and its copy of the world, so that the map does not wait for them one by one.
 */
import { prewarm, setWorkerUrl } from 'maplibre-gl';
// GL's worker as a file of our own origin: a blob worker would break the content security policy.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Basemap } from '../state/runtime-config.ts';
import { readBasemapIndex, registerBasemapProtocol, type FindArchive } from './basemap-protocol.ts';

/** May be called again; what has begun is not begun twice. `findKept` says which archives lie on this device. */
export function prepareMap(basemaps: readonly Basemap[] = [], findKept?: FindArchive): void {
  setWorkerUrl(workerUrl);
  registerBasemapProtocol(findKept);
  prewarm();
  for (const { url } of basemaps) readBasemapIndex(url);
}
