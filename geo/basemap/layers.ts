/** What a basemap is made of: the same seven layers for the generated town and for imported OpenStreetMap data. */
import type { FeatureCollection } from 'geojson';

/** Names of the layers, in the order they are drawn; also the names of the source layers inside the tiles. */
export const BASEMAP_LAYERS = ['landuse', 'green', 'water', 'waterway', 'barrier', 'railway', 'road'] as const;

/**
 * Properties by layer. road: `class` primary | secondary | tertiary | residential | service | footway | steps, `name`?,
 * `bridge`?, `tunnel`?; landuse: `kind` residential | school | commercial | village | other; water and green: `name`?;
 * barrier: `kind`. Polygons in landuse, green and water, lines in the others. Buildings are not here: they are rows.
 */
export type BasemapLayers = Record<(typeof BASEMAP_LAYERS)[number], FeatureCollection>;

export const emptyLayers = (): BasemapLayers => {
  const none = (): FeatureCollection => ({ type: 'FeatureCollection', features: [] });
  return {
    landuse: none(),
    green: none(),
    water: none(),
    waterway: none(),
    barrier: none(),
    railway: none(),
    road: none(),
  };
};
