import type { ExpressionSpecification } from 'maplibre-gl';
import { REGULAR } from '../fonts.ts';
import { ZOOM } from '../zoom-bands.ts';
import { byZoom, icon, ink, shown, type Layer, type Look } from './look.ts';

/** Houses with a flag. As long as grids are named they give way to names and to each other. Their own names come when there is room. */
export function serviceStationLayers(look: Look): Layer[] {
  const visibility = shown(look.layers.service_station);
  const tier = (name: string): ExpressionSpecification => ['==', ['get', 'tier'], name];
  const overlapFrom = (zoom: number) => ['step', ['zoom'], 'never', zoom, 'always'] as unknown as 'never';
  const name = (from: number) => ({
    'text-field': [
      'step',
      ['zoom'],
      '',
      from,
      look.layers.label ? ['get', 'name'] : '',
    ] as unknown as ExpressionSpecification,
    'text-font': REGULAR,
    'text-size': 12,
    'text-variable-anchor': ['top' as const, 'left' as const, 'right' as const],
    'text-radial-offset': 0.5,
    'text-max-width': 8,
    'text-optional': true,
    'text-justify': 'auto' as const,
    'text-padding': 1,
  });
  return [
    {
      id: 'station',
      type: 'symbol',
      source: 'service_station',
      minzoom: 12,
      filter: tier('service_station'),
      layout: {
        visibility,
        ...icon(look, 'service_station'),
        'icon-size': byZoom([12, 0.5], [14, 0.75], [16, 1]),
        'icon-overlap': overlapFrom(ZOOM.compound),
        'icon-padding': 1,
        ...name(16),
      },
      paint: ink(look, look.palette.textQuiet),
    },
    {
      id: 'center',
      type: 'symbol',
      source: 'service_station',
      filter: tier('service_center'),
      layout: {
        visibility,
        ...icon(look, 'service_center'),
        'icon-size': byZoom([11, 0.5], [13, 0.7], [14, 0.85], [16, 1]),
        'icon-overlap': overlapFrom(13),
        ...name(15),
      },
      paint: ink(look, look.palette.textQuiet),
    },
  ];
}
