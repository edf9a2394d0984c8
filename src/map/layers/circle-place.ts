import type { ExpressionSpecification } from 'maplibre-gl';
import type { SymbolName } from '../../domain/symbol-shapes.ts';
import { BOLD, REGULAR } from '../fonts.ts';
import { liftOf } from '../symbols/images.ts';
import { byZoom, icon, iconBy, iconIf, ink, shown, type Layer, type Look } from './look.ts';

const role = (name: 'candidate' | 'served' | 'site'): ExpressionSpecification => ['==', ['get', 'role'], name];
const isSymbol = (name: SymbolName): ExpressionSpecification => ['==', ['get', 'symbol'], name];
const grabbed: ExpressionSpecification = ['get', 'grabbed'];
/** How much larger the site in the hand is drawn. */
const LARGER = 1.25;

/** Pins of the service circle: what is walked to, where something could open, and the sites one drags. */
export function circlePlaceLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const visibility = shown(marks.circle);
  const name = (from: number) => ({
    'text-field': ['step', ['zoom'], '', from, look.layers.label ? ['get', 'name'] : ''] as ExpressionSpecification,
    'text-font': REGULAR,
    'text-size': 12,
    'text-variable-anchor': ['top' as const, 'left' as const, 'right' as const],
    'text-radial-offset': 0.5,
    'text-max-width': 8,
    'text-optional': true,
    'text-justify': 'auto' as const,
    'text-padding': 1,
  });
  const siteSize = (size: number) => ['case', grabbed, size * LARGER, size];
  return [
    {
      id: 'circle-candidate',
      type: 'symbol',
      source: 'circle_place',
      minzoom: 12.5,
      filter: role('candidate'),
      layout: {
        visibility,
        ...iconIf(look, ['==', ['get', 'kind'], 'idle_premises'], 'idle_premises', 'planned_site'),
        'icon-size': byZoom([12.5, 0.6], [14, 0.8], [16, 1]),
        'icon-overlap': 'always',
        ...name(15.5),
      },
      paint: ink(look, palette.textQuiet),
    },
    {
      id: 'circle-served',
      type: 'symbol',
      source: 'circle_place',
      filter: role('served'),
      layout: {
        visibility,
        ...iconBy(
          look,
          [
            [isSymbol('service_center'), 'service_center'],
            [isSymbol('service_station'), 'service_station'],
          ],
          'facility',
        ),
        'icon-size': byZoom([11, 0.5], [13, 0.75], [15, 1]),
        'icon-overlap': 'always',
        ...name(14.5),
      },
      paint: ink(look, palette.text),
    },
    {
      // The hand hides the pin: what it holds is seen around it.
      id: 'circle-site-halo',
      type: 'circle',
      source: 'circle_place',
      filter: ['all', role('site'), grabbed],
      layout: { visibility },
      paint: {
        'circle-radius': 30,
        'circle-translate': [0, -liftOf('plan_site') * LARGER],
        'circle-color': palette.plan,
        'circle-opacity': palette.communityOpacity === 1 ? 0 : 0.16,
        'circle-stroke-color': palette.plan,
        'circle-stroke-width': 2 + palette.lineBoost,
      },
    },
    {
      id: 'circle-site',
      type: 'symbol',
      source: 'circle_place',
      filter: role('site'),
      layout: {
        visibility,
        ...icon(look, 'plan_site'),
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          siteSize(0.75),
          14,
          siteSize(1),
        ] as unknown as ExpressionSpecification,
        'icon-overlap': 'always',
        'symbol-sort-key': ['case', grabbed, 1, 0],
        ...name(12),
        'text-font': BOLD,
        'text-size': 13,
      },
      paint: ink(look, palette.plan),
    },
  ];
}
