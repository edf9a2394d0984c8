/**
 * What to change so that one of our styles becomes another. GL's own diff serialises, clones, validates and compares every
 * source's data, tens of thousands of coordinates, to change one colour; and it empties sources whose data was set later.
 * This one never looks at data: a source of the same name stays as it is.
 */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';

export type StyleChange =
  | { readonly kind: 'remove_layer'; readonly id: string }
  | { readonly kind: 'remove_source'; readonly id: string }
  | { readonly kind: 'add_source'; readonly id: string; readonly source: SourceSpecification }
  | { readonly kind: 'add_layer'; readonly layer: LayerSpecification; readonly before: string | null }
  | { readonly kind: 'filter'; readonly id: string; readonly filter: unknown }
  | { readonly kind: 'layout' | 'paint'; readonly id: string; readonly property: string; readonly value: unknown };

export function diffStyles(from: StyleSpecification, to: StyleSpecification): StyleChange[] {
  const old = new Map(from.layers.map((layer) => [layer.id, layer]));
  const wanted = new Set(to.layers.map((layer) => layer.id));
  const changes: StyleChange[] = [];
  for (const id of old.keys()) if (!wanted.has(id)) changes.push({ kind: 'remove_layer', id });
  for (const id of Object.keys(from.sources)) if (!(id in to.sources)) changes.push({ kind: 'remove_source', id });
  for (const [id, source] of Object.entries(to.sources))
    if (!(id in from.sources)) changes.push({ kind: 'add_source', id, source });
  // From the top down, so that the layer a new one goes under is already there.
  let above: string | null = null;
  for (const layer of to.layers.toReversed()) {
    const before = old.get(layer.id);
    if (before) changes.push(...diffLayer(before, layer));
    else changes.push({ kind: 'add_layer', layer, before: above });
    above = layer.id;
  }
  return changes;
}

function diffLayer(from: LayerSpecification, to: LayerSpecification): StyleChange[] {
  const changes: StyleChange[] = [];
  const filters = [from, to].map((layer) => ('filter' in layer ? layer.filter : undefined));
  if (!same(filters[0], filters[1])) changes.push({ kind: 'filter', id: to.id, filter: filters[1] });
  for (const kind of ['layout', 'paint'] as const) {
    const [before, after] = [from[kind] ?? {}, to[kind] ?? {}] as [Record<string, unknown>, Record<string, unknown>];
    for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (!same(before[property], after[property])) changes.push({ kind, id: to.id, property, value: after[property] });
    }
  }
  return changes;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
