import type { ExpressionSpecification } from 'maplibre-gl';
import { shown, type Layer, type Look } from './look.ts';

/**
 * What is selected: white casing and a 3 px line, a ring around a pin. What a card has lit: the same, thinner, over a wash;
 * in Party red where an organisation's coverage is shown. What is hovered: a thin ring around a pin (areas thicken their own line).
 */
export function focusLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const role = (name: 'selected' | 'lit'): ExpressionSpecification => ['==', ['get', 'role'], name];
  const colour: ExpressionSpecification = ['case', ['get', 'party'], palette.party, palette.select];
  const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  const hasOutline: ExpressionSpecification = ['!=', ['geometry-type'], 'Point'];
  const isSpot: ExpressionSpecification = [
    'all',
    ['==', ['geometry-type'], 'Point'],
    ['<=', ['get', 'from'], ['zoom']],
    ['>', ['get', 'to'], ['zoom']],
  ];
  const lit = { visibility: shown(marks.lit) };
  const selected = { visibility: shown(marks.area), 'line-join': 'round' } as const;
  const ring = { visibility: shown(marks.focus) };
  const width = (pixels: number) => pixels + palette.lineBoost;
  return [
    {
      // Outdoors nothing is see-through: the wash would hide the streets, the line alone must do.
      id: 'lit-fill',
      type: 'fill',
      source: 'focus',
      filter: ['all', isArea, role('lit')],
      layout: lit,
      paint: { 'fill-color': colour, 'fill-opacity': palette.litOpacity === 1 ? 0 : palette.litOpacity },
    },
    {
      id: 'lit-casing',
      type: 'line',
      source: 'focus',
      filter: ['all', isArea, role('lit')],
      layout: { ...lit, 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': width(5) },
    },
    {
      id: 'lit-line',
      type: 'line',
      source: 'focus',
      filter: ['all', isArea, role('lit')],
      layout: { ...lit, 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': width(2.4) },
    },
    {
      id: 'selected-casing',
      type: 'line',
      source: 'focus',
      filter: ['all', hasOutline, role('selected')],
      layout: selected,
      paint: { 'line-color': palette.casing, 'line-width': width(7) },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'focus',
      filter: ['all', hasOutline, role('selected')],
      layout: selected,
      paint: { 'line-color': palette.select, 'line-width': width(3) },
    },
    {
      id: 'hover-ring',
      type: 'circle',
      source: 'hovered_pin',
      filter: isSpot,
      layout: { visibility: shown(marks.pin) },
      paint: {
        'circle-radius': 18,
        'circle-translate': [0, -8],
        'circle-opacity': 0,
        'circle-stroke-color': palette.textQuiet,
        'circle-stroke-width': width(1.5),
      },
    },
    {
      id: 'ring-casing',
      type: 'circle',
      source: 'focus',
      filter: isSpot,
      layout: ring,
      paint: {
        'circle-radius': 19,
        'circle-translate': [0, -8],
        'circle-opacity': 0,
        'circle-stroke-color': palette.casing,
        'circle-stroke-width': width(6),
      },
    },
    {
      id: 'ring',
      type: 'circle',
      source: 'focus',
      filter: isSpot,
      layout: ring,
      paint: {
        'circle-radius': 20.5,
        'circle-translate': [0, -8],
        'circle-opacity': 0,
        'circle-stroke-color': colour,
        'circle-stroke-width': width(3),
      },
    },
  ];
}
