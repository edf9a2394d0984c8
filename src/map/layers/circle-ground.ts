import type { DataDrivenPropertyValueSpecification, ExpressionSpecification } from 'maplibre-gl';
import { mix } from '../colour.ts';
import { BOLD } from '../fonts.ts';
import { patternName } from '../symbols/patterns.ts';
import { byZoom, ink, shown, withField, type Layer, type Look } from './look.ts';

/** More rings than this are never asked for. */
const BANDS = [0, 1, 2, 3] as const;
/** Below, a hatch is coarser than a house. */
const HATCH_ZOOM = 15;

const byBand = (of: (band: number) => string): ExpressionSpecification =>
  [
    'match',
    ['get', 'band'],
    ...BANDS.flatMap((band) => [band, of(band)]),
    of(BANDS.length),
  ] as unknown as ExpressionSpecification;

const isEstimate: ExpressionSpecification = ['get', 'estimate'];
const isNetwork: ExpressionSpecification = ['!', isEstimate];

/**
 * How far one comes: rings that grow denser inwards, beneath water and streets; the streets themselves; and over them, in the
 * colour of urgency, the houses that are not reached. An estimate is hatched and dashed, so that nobody takes it for a network's.
 */
export function circleGroundLayers(look: Look): Layer[] {
  const { palette, theme, marks } = look;
  const layout = { visibility: shown(marks.circle) };
  const line = { ...layout, 'line-join': 'round', 'line-cap': 'round' } as const;
  // Outdoors nothing is see-through: what lies on each other is mixed beforehand.
  const solid = palette.communityOpacity === 1;
  const inwards = (band: number): string => mix(palette.ring, palette.land, 1 - (1 - palette.ringShare) ** (band + 1));
  const outermost: ExpressionSpecification = ['==', ['get', 'band'], 0];
  // Seen from afar an outline is all corners, and the tints say enough: inner lines come as one comes nearer.
  const width = (extra: number): DataDrivenPropertyValueSpecification<number> => {
    const at = (zoom: number, outer: number, inner: number) => [
      zoom,
      ['case', outermost, outer + extra + palette.lineBoost, inner * (1 + palette.lineBoost)],
    ];
    const stops = [...at(12, 1, 0), ...at(14, 1.6, 0.3), ...at(15.5, 2.4, 1)];
    return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
  };
  const byState = (outside: string, unknown: string, unconnected: string): ExpressionSpecification => [
    'match',
    ['get', 'state'],
    'outside',
    outside,
    'unknown',
    unknown,
    unconnected,
  ];
  const minutes = (key: 'map.circle.minutes' | 'map.circle.minutes_estimate'): ExpressionSpecification =>
    withField(look.text(key, { n: '\u0000' }), '\u0000', 'minutes');
  return [
    {
      id: 'circle-ring-fill',
      type: 'fill',
      source: 'circle_ring',
      filter: isNetwork,
      layout: { ...layout, 'fill-sort-key': ['get', 'band'] },
      paint: {
        'fill-color': solid ? byBand(inwards) : palette.ring,
        'fill-opacity': solid ? 1 : palette.ringShare,
        'fill-antialias': false,
      },
    },
    {
      id: 'circle-ring-estimate',
      type: 'fill',
      source: 'circle_ring',
      filter: ['all', isEstimate, outermost],
      layout,
      paint: { 'fill-pattern': patternName('estimate', theme) },
    },
    {
      // only around the whole: inner lines are told by their tints
      id: 'circle-ring-casing',
      type: 'line',
      source: 'circle_ring',
      filter: ['all', isNetwork, outermost],
      layout: line,
      paint: { 'line-color': palette.casing, 'line-width': width(2) },
    },
    {
      id: 'circle-ring-line',
      type: 'line',
      source: 'circle_ring',
      filter: isNetwork,
      layout: line,
      paint: { 'line-color': palette.ringLine, 'line-width': width(0) },
    },
    {
      id: 'circle-ring-dashes',
      type: 'line',
      source: 'circle_ring',
      filter: isEstimate,
      layout,
      paint: { 'line-color': palette.ringLine, 'line-width': width(0), 'line-dasharray': [4, 3] },
    },
    {
      id: 'circle-ring-label',
      type: 'symbol',
      source: 'circle_ring',
      layout: {
        ...layout,
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['case', isEstimate, minutes('map.circle.minutes_estimate'), minutes('map.circle.minutes')],
        'text-font': BOLD,
        'text-size': 13,
        // Upright, as on a contour: the outline is too jagged for letters to follow.
        'text-rotation-alignment': 'viewport',
        'text-max-angle': 180,
        'text-padding': 12,
      },
      paint: { ...ink(look, palette.ringLine), 'text-halo-width': palette.haloWidth + 1 },
    },
    {
      id: 'circle-street',
      type: 'line',
      source: 'circle_street',
      minzoom: 13,
      layout: line,
      paint: {
        'line-color': byBand((band) => mix(palette.ringLine, palette.land, Math.min(1, 0.5 + 0.2 * band))),
        'line-width': byZoom([13, 0.2], [14.5, 0.7], [16, 1.8], [18, 3]),
      },
    },
    {
      id: 'circle-building-fill',
      type: 'fill',
      source: 'circle_building',
      layout,
      paint: {
        'fill-color': byState(palette.caseOpen, palette.unknown, palette.casing),
        'fill-antialias': false,
      },
    },
    {
      id: 'circle-building-hatch',
      type: 'fill',
      source: 'circle_building',
      minzoom: HATCH_ZOOM,
      layout,
      paint: {
        'fill-pattern': byState(
          patternName('outside', theme),
          patternName('unknown', theme),
          patternName('unconnected', theme),
        ),
      },
    },
    {
      id: 'circle-building-line',
      type: 'line',
      source: 'circle_building',
      layout: { ...layout, 'line-join': 'round' },
      paint: {
        'line-color': byState(palette.overdueVisit.missed, palette.onUnknown, palette.onUnknown),
        'line-width': byZoom([11, 0.8], [15, 1.2 + palette.lineBoost * 0.3], [17, 1.8 + palette.lineBoost * 0.6]),
      },
    },
  ];
}
