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
  'assignment',
  'label',
] as const;
export type LayerKey = (typeof LAYERS)[number];
export type Layers = Readonly<Record<LayerKey, boolean>>;

/** What is there from the start. Leaders' visits colour whole areas: they come when somebody asks for them. */
export const initialLayers = Object.fromEntries(LAYERS.map((key) => [key, key !== 'assignment'])) as Layers;
