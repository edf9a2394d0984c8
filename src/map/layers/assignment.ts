import type { ExpressionSpecification } from 'maplibre-gl';
import { mix } from '../colour.ts';
import { patternName } from '../symbols/patterns.ts';
import { ZOOM } from '../zoom-bands.ts';
import { shown, type Layer, type Look } from './look.ts';

/** Communities from afar, then grids, then compounds: one kind at a time, or their colours would lie on each other. */
const atItsZoom = (opacity: number): ExpressionSpecification => {
  const of = (...tiers: string[]) => ['case', ['in', ['get', 'tier'], ['literal', tiers]], opacity, 0];
  return [
    'step',
    ['zoom'],
    of('community', 'street', 'county'),
    ZOOM.grid,
    of('grid', 'micro_grid'),
    ZOOM.compound + 0.5,
    of('compound'),
  ] as unknown as ExpressionSpecification;
};

/** How strongly the ground is coloured, 0–1. */
const SHARE = 0.32;

/** How long no leader has come (包联): the colour grows stronger, and what was missed is hatched. */
export function assignmentLayers({ theme, palette, layers }: Look): Layer[] {
  const layout = { visibility: shown(layers.assignment) };
  // Outdoors nothing is see-through: the same colour, mixed beforehand.
  const solid = palette.communityOpacity === 1;
  const colour = (ink: string): string => (solid ? mix(ink, palette.land, SHARE) : ink);
  const { due, missed, long_missed } = palette.overdueVisit;
  return [
    {
      id: 'assignment-fill',
      type: 'fill',
      source: 'assignment',
      layout,
      paint: {
        'fill-color': [
          'match',
          ['get', 'freshness'],
          'due',
          colour(due),
          'missed',
          colour(missed),
          colour(long_missed),
        ],
        'fill-opacity': atItsZoom(solid ? 1 : SHARE),
        'fill-antialias': false,
      },
    },
    {
      id: 'assignment-pattern',
      type: 'fill',
      source: 'assignment',
      filter: ['!=', ['get', 'freshness'], 'due'],
      layout,
      paint: {
        'fill-pattern': [
          'match',
          ['get', 'freshness'],
          'missed',
          patternName('hatch', theme),
          patternName('cross_hatch', theme),
        ],
        'fill-opacity': atItsZoom(solid ? 1 : 0.6),
      },
    },
  ];
}
