import type { ExpressionSpecification } from 'maplibre-gl';
import { BOLD } from '../fonts.ts';
import { ZOOM } from '../zoom-bands.ts';
import { byZoom, ink, shown, type Layer, type Look } from './look.ts';

const isBlind: ExpressionSpecification = ['<', ['get', 'hue'], 0];

/** Responsibility lines: broad bands in the hue of their unit, so that no one takes them for footpaths; dashes where nobody answers. */
export function responsibilityZoneLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const visible = { visibility: shown(marks.zones) };
  const width = (extra: number): ExpressionSpecification =>
    byZoom(
      [12, 2.5 + extra + palette.lineBoost],
      [15, 5 + extra + palette.lineBoost],
      [18, 8 + extra + palette.lineBoost],
    );
  const hue = [
    'match',
    ['get', 'hue'],
    ...palette.zoneHues.flatMap((colour, index) => [index, colour]),
    palette.zoneBlind,
  ] as unknown as ExpressionSpecification;
  return [
    {
      id: 'zone-casing',
      type: 'line',
      source: 'responsibility_zone',
      layout: { ...visible, 'line-join': 'round' },
      paint: { 'line-color': palette.casing, 'line-width': width(2.5) },
    },
    {
      id: 'zone-line',
      type: 'line',
      source: 'responsibility_zone',
      filter: ['!', isBlind],
      layout: { ...visible, 'line-join': 'round' },
      paint: { 'line-color': hue, 'line-width': width(0) },
    },
    {
      id: 'zone-blind',
      type: 'line',
      source: 'responsibility_zone',
      filter: isBlind,
      layout: visible,
      paint: { 'line-color': palette.zoneBlind, 'line-width': width(0), 'line-dasharray': [1.6, 1] },
    },
    {
      id: 'zone-label',
      type: 'symbol',
      source: 'responsibility_zone',
      minzoom: ZOOM.compound,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        ...visible,
        'text-field': ['concat', ['get', 'name'], ' · ', ['get', 'metres'], ' ', look.text('map.scale.metres')],
        'text-font': BOLD,
        'text-size': 13,
        'text-offset': [0, 1.3],
      },
      paint: ink(look),
    },
  ];
}
