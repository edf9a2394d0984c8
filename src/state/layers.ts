/** Layers the legend can switch. */
export const LAYERS = [
  'basemap',
  'territory',
  'compound',
  'building',
  'service_station',
  'party_household',
  'case_record',
  'service_order',
  'label',
] as const;
export type LayerKey = (typeof LAYERS)[number];
export type Layers = Readonly<Record<LayerKey, boolean>>;

export const allLayers = Object.fromEntries(LAYERS.map((key) => [key, true])) as Layers;
