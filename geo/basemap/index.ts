/**
 * Draws a basemap archive from plain GeoJSON layers: a pyramid of vector tiles in one PMTiles file that any static server
 * with Range requests can serve.
 */
import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf';
import type { Feature } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import { writeArchive, type ArchiveTile } from './archive.ts';
import { gzip } from './gzip.ts';
import { BASEMAP_LAYERS, type BasemapLayers } from './layers.ts';

export { emptyLayers, type BasemapLayers } from './layers.ts';

export interface BasemapOptions {
  name: string;
  minzoom: number;
  maxzoom: number;
  /** [west, south, east, north], degrees. Tiles outside are not made. */
  bounds: readonly [number, number, number, number];
  attribution?: string;
  /** Told after each zoom level, as a share from 0 to 1. */
  onProgress?: (share: number) => void;
}

const EXTENT = 4096;

/** From which zoom a feature is worth its bytes. */
const ROAD_ZOOM: Record<string, number> = {
  primary: 0,
  secondary: 10,
  tertiary: 11,
  residential: 13,
  service: 14,
  footway: 15,
  steps: 15,
};

function appearsAt(layer: (typeof BASEMAP_LAYERS)[number], feature: Feature): number {
  if (layer === 'road') return ROAD_ZOOM[String(feature.properties?.['class'])] ?? 14;
  if (layer === 'barrier') return 15;
  if (layer === 'landuse') return 12;
  return 0;
}

const lonToX = (lon: number, z: number): number => ((lon + 180) / 360) * 2 ** z;
const latToY = (lat: number, z: number): number => {
  const s = Math.sin((lat * Math.PI) / 180);
  return (0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)) * 2 ** z;
};

interface Pyramid {
  layer: string;
  from: number;
  index: GeoJSONVT;
}

/** One pyramid per layer and per zoom a class of features begins at, so that a tile need not be filtered again. */
function buildPyramids(layers: BasemapLayers, maxzoom: number): Pyramid[] {
  return BASEMAP_LAYERS.flatMap((layer) => {
    const byZoom = new Map<number, Feature[]>();
    for (const f of layers[layer].features) {
      const from = appearsAt(layer, f);
      const list = byZoom.get(from);
      if (list) list.push(f);
      else byZoom.set(from, [f]);
    }
    return [...byZoom].map(([from, features]) => ({
      layer,
      from,
      index: new GeoJSONVT(
        { type: 'FeatureCollection', features },
        { maxZoom: maxzoom, indexMaxZoom: 5, extent: EXTENT, buffer: 64, tolerance: 3 },
      ),
    }));
  });
}

/** Returns the archive's bytes. Source layers are named as `BASEMAP_LAYERS`. */
export async function makeBasemap(layers: BasemapLayers, options: BasemapOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { minzoom, maxzoom, bounds } = options;
  const pyramids = buildPyramids(layers, maxzoom);
  const [west, south, east, north] = bounds;
  const tiles: ArchiveTile[] = [];
  for (let z = minzoom; z <= maxzoom; z++) {
    const last = 2 ** z - 1;
    const clamp = (v: number): number => Math.min(last, Math.max(0, Math.floor(v)));
    for (let x = clamp(lonToX(west, z)); x <= clamp(lonToX(east, z)); x++)
      for (let y = clamp(latToY(north, z)); y <= clamp(latToY(south, z)); y++) {
        const bytes = encodeTile(pyramids, z, x, y);
        if (bytes) tiles.push({ tileId: zxyToTileId(z, x, y), bytes: await gzip(bytes) });
      }
    options.onProgress?.((z - minzoom + 1) / (maxzoom - minzoom + 1));
  }
  return writeArchive(tiles, { minzoom, maxzoom, bounds, metadata: describe(options) });
}

/** The tile's bytes, not yet compressed, or null when nothing of the map lies in it. */
function encodeTile(pyramids: readonly Pyramid[], z: number, x: number, y: number): Uint8Array<ArrayBuffer> | null {
  const layers: Record<string, GeoJSONWrapper> = {};
  for (const { layer, from, index } of pyramids) {
    const tile = z < from ? null : index.getTile(z, x, y);
    if (!tile || tile.features.length === 0) continue;
    const features = [...(layers[layer]?.features ?? []), ...tile.features];
    const wrapper = new GeoJSONWrapper(features, { version: 2, extent: EXTENT });
    wrapper.name = layer;
    layers[layer] = wrapper;
  }
  return Object.keys(layers).length === 0 ? null : new Uint8Array(fromVectorTileJs({ layers }));
}

const describe = ({ name, attribution, minzoom, maxzoom }: BasemapOptions): Record<string, unknown> => ({
  name,
  ...(attribution === undefined ? {} : { attribution }),
  vector_layers: BASEMAP_LAYERS.map((id) => ({
    id,
    minzoom,
    maxzoom,
    fields: { class: 'String', kind: 'String', name: 'String', bridge: 'Boolean', tunnel: 'Boolean' },
  })),
});
