import type { ExpressionSpecification } from 'maplibre-gl';
import { mix } from '../colour.ts';
import { BOLD } from '../fonts.ts';
import { ink, shown, type Layer, type Look } from './look.ts';

/** A proposal of boundaries: solid as they are, dashed as they would be, ground that changes hands tinted, new parts named. */
export function proposalLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const visibility = shown(marks.proposal);
  const role = (name: 'before' | 'after' | 'moved'): ExpressionSpecification => ['==', ['get', 'role'], name];
  const line = { visibility, 'line-join': 'round' } as const;
  const width = (pixels: number): number => pixels + palette.lineBoost;
  // Outdoors nothing is see-through; the tint lies under the streets.
  const solid = palette.communityOpacity === 1;
  return [
    {
      id: 'proposal-moved',
      type: 'fill',
      source: 'proposal',
      filter: role('moved'),
      layout: { visibility },
      paint: {
        'fill-color': solid ? mix(palette.plan, palette.land, 0.3) : palette.plan,
        'fill-opacity': solid ? 1 : 0.3,
        'fill-antialias': false,
      },
    },
    {
      id: 'proposal-before',
      type: 'line',
      source: 'proposal',
      filter: role('before'),
      layout: line,
      paint: { 'line-color': palette.text, 'line-width': width(2.2) },
    },
    {
      id: 'proposal-after-casing',
      type: 'line',
      source: 'proposal',
      filter: role('after'),
      layout: line,
      paint: { 'line-color': palette.casing, 'line-width': width(5.5), 'line-opacity': solid ? 1 : 0.85 },
    },
    {
      id: 'proposal-after',
      type: 'line',
      source: 'proposal',
      filter: role('after'),
      layout: line,
      paint: { 'line-color': palette.plan, 'line-width': width(3), 'line-dasharray': [2.4, 1.4] },
    },
    {
      id: 'proposal-name',
      type: 'symbol',
      source: 'proposal',
      filter: ['has', 'name'],
      minzoom: 13,
      layout: {
        visibility,
        'text-field': ['get', 'name'],
        'text-font': BOLD,
        'text-size': 14,
        'text-max-width': 8,
      },
      paint: ink(look, palette.plan),
    },
  ];
}
