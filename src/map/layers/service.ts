import { ZOOM } from '../zoom-bands.ts';
import { REGULAR } from '../fonts.ts';
import { byZoom, icon, ink, shown, type Layer, type Look } from './look.ts';

/** Hearts are teams, slips with a heart open orders; dashed lines lead to the teams one may ask, the strongest to the best, or to the one that comes. */
export function serviceLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const visibility = shown(look.layers.service_order);
  return [
    {
      id: 'dispatch-line',
      type: 'line',
      source: 'dispatch_line',
      layout: { visibility: shown(marks.dispatch), 'line-cap': 'round' },
      paint: {
        'line-color': palette.service,
        'line-width': ['case', ['get', 'first'], 3 + palette.lineBoost, 1.6 + palette.lineBoost],
        'line-dasharray': [1.5, 1.8],
      },
    },
    {
      id: 'volunteer-team',
      type: 'symbol',
      source: 'volunteer_team',
      minzoom: ZOOM.grid,
      layout: {
        visibility,
        ...icon(look, 'volunteer_team'),
        'icon-size': byZoom([13, 0.7], [16, 1]),
        'icon-overlap': ['step', ['zoom'], 'never', ZOOM.compound, 'always'] as unknown as 'never',
        'text-field': ['step', ['zoom'], '', ZOOM.building, look.layers.label ? ['get', 'name'] : ''],
        'text-font': REGULAR,
        'text-size': 12,
        'text-variable-anchor': ['top', 'left', 'right'],
        'text-radial-offset': 0.5,
        'text-max-width': 8,
        'text-optional': true,
        'text-justify': 'auto',
      },
      paint: ink(look, palette.textQuiet),
    },
    {
      id: 'service-order',
      type: 'symbol',
      source: 'service_order',
      minzoom: ZOOM.case,
      layout: {
        visibility,
        ...icon(look, 'service_order'),
        'icon-size': byZoom([14, 0.75], [16, 1]),
        'icon-overlap': ['step', ['zoom'], 'never', ZOOM.compound, 'always'] as unknown as 'never',
      },
      // Cases stand at the middle of their building too: to the left the slip is not hidden behind them.
      paint: { 'icon-translate': [-10, 0] },
    },
  ];
}
