/** Layers the legend can switch. */
import type { Screen } from '../domain/screen.ts';

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
  'responsibility_zone',
  'label',
] as const;
export type LayerKey = (typeof LAYERS)[number];
export type Layers = Readonly<Record<LayerKey, boolean>>;

/** On the service circle, where only who is not reached may be loud. Its own pins say which stations are walked to. */
const CIRCLE_LAYERS: readonly LayerKey[] = ['basemap', 'territory', 'compound', 'building', 'label'];

/** The layers a place of the rail has to show at all. */
export const layerKeysOn = (screen: Screen): readonly LayerKey[] => (screen === 'circle' ? CIRCLE_LAYERS : LAYERS);

/** What is drawn there: the person's choice of them. */
export function layersOn(screen: Screen, layers: Layers): Layers {
  const keys = layerKeysOn(screen);
  return Object.fromEntries(LAYERS.map((key) => [key, layers[key] && keys.includes(key)])) as Layers;
}

const ON_REQUEST: readonly LayerKey[] = ['assignment', 'responsibility_zone'];

/**
 * What is there from the start. Leaders' visits colour whole areas, responsibility lines run along whole rivers: they come when
 * somebody asks for them.
 */
export const initialLayers = Object.fromEntries(LAYERS.map((key) => [key, !ON_REQUEST.includes(key)])) as Layers;
