/**
 * What lies over what, bottom to top: the one list. A layer that is not here throws, so adding one asks for its place.
 * Labels give way to what is placed before them, and placement runs from the top: far away the names of areas win over
 * stations, over grids only cases come before names, near by all pins do, and street names take what is left.
 *
 * Each time lines or fills of one source follow those of another, GL masks the whole canvas by tile anew, twice a frame, which
 * costs more than drawing most layers. So layers of one source stand together where the picture allows it.
 */
const BASEMAP_SEPARATOR = '@';

export const Z_ORDER = [
  'land',
  'base-landuse',
  'base-park',
  'community-tint',
  'compound-tint',
  'assignment-fill',
  'assignment-pattern',
  'circle-ring-fill',
  'circle-ring-estimate',
  'proposal-moved',
  'base-water',
  'base-waterway',
  'base-road-casing',
  'base-path',
  'base-road',
  'base-major-casing',
  'base-major',
  'base-railway',
  'base-railway-ties',
  'base-barrier',
  'circle-street',
  'lit-fill',
  'building-fill',
  'building-line',
  'circle-building-fill',
  'circle-building-hatch',
  'circle-building-line',
  // The touch layers are invisible areas that answer taps.
  'compound-touch',
  'compound-line',
  'territory-touch',
  'micro-grid-line',
  'grid-line',
  'community-line',
  'county-line',
  'office-line',
  'proposal-before',
  'proposal-after-casing',
  'proposal-after',
  'circle-ring-casing',
  'circle-ring-line',
  'circle-ring-dashes',
  'footpath-casing',
  'footpath-open',
  'footpath-closed',
  'boundary-fill',
  'boundary-casing',
  'boundary-line',
  'boundary-theirs',
  'boundary-ghost',
  'boundary-new',
  'boundary-edge',
  'boundary-stroke',
  'zone-casing',
  'zone-line',
  'zone-blind',
  'lit-casing',
  'lit-line',
  'selected-casing',
  'selected-line',
  'dispatch-line',
  'circle-walk-casing',
  'circle-walk-line',
  'circle-draft-casing',
  'circle-draft-line',
  'import-preview-casing',
  'import-preview-line',
  'import-preview-point',
  'track-casing',
  'track-line',
  'accuracy-fill',
  'accuracy-line',
  'drawing-fill',
  'drawing-casing',
  'drawing-line',
  'base-road-name',
  'base-water-name',
  'unit-label',
  'building-label',
  'building-households',
  'zone-label',
  'compound-label',
  'pending-halo',
  'hover-ring',
  'ring-casing',
  'ring',
  'gate',
  'case-closed',
  'party-household',
  'party-door',
  'volunteer-team',
  'station',
  'grid-label',
  'service-order',
  'case',
  'grid-label-far',
  'center',
  'case-cluster',
  'community-label',
  'proposal-name',
  'circle-ring-label',
  'circle-candidate',
  'circle-served',
  'circle-walk-start',
  'circle-walk-label',
  'circle-draft-point',
  'circle-site-halo',
  'circle-site',
  'boundary-label',
  'boundary-node',
  'boundary-stroke-point',
  'boundary-refusal',
  'boundary-snap',
  'boundary-snap-word',
  'track-start',
  'device-dot',
  'drawing-point',
  'drawing-snap',
  'draft-case',
] as const;

export type LayerName = (typeof Z_ORDER)[number];

/** A layer's id: its name, and for a basemap's layer which basemap's. */
export const layerId = (name: LayerName, basemap?: string): string =>
  basemap === undefined ? name : `${name}${BASEMAP_SEPARATOR}${basemap}`;

export function zOf(id: string): number {
  const name = id.split(BASEMAP_SEPARATOR)[0];
  const place = Z_ORDER.findIndex((known) => known === name);
  if (place < 0) throw new Error(`layer "${id}" has no place in z-order.ts`);
  return place;
}

export const inZOrder = <Layer extends { readonly id: string }>(layers: readonly Layer[]): Layer[] =>
  layers
    .map((layer) => ({ layer, place: zOf(layer.id) }))
    .sort((a, b) => a.place - b.place)
    .map(({ layer }) => layer);
