import type { ExpressionSpecification } from 'maplibre-gl';
import { BOLD } from '../fonts.ts';
import { byZoom, ink, shown, withField, type Layer, type Look } from './look.ts';

const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/** Ways of the service circle: footpaths that staff have added or shut, the walk that is shown, and what is being drawn. */
export function circleWayLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const onCircle = { visibility: shown(marks.circle) };
  const walk = { visibility: shown(marks.walk) };
  const sketch = { visibility: shown(marks.sketch) };
  const width = (pixels: number): number => pixels + palette.lineBoost;
  return [
    {
      id: 'footpath-casing',
      type: 'line',
      source: 'footpath',
      minzoom: 14,
      layout: { ...onCircle, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(4.5) },
    },
    {
      id: 'footpath-open',
      type: 'line',
      source: 'footpath',
      minzoom: 14,
      filter: ['!', ['get', 'closed']],
      layout: { ...onCircle, ...round },
      paint: { 'line-color': palette.gate, 'line-width': width(2) },
    },
    {
      id: 'footpath-closed',
      type: 'line',
      source: 'footpath',
      minzoom: 14,
      filter: ['get', 'closed'],
      layout: onCircle,
      paint: { 'line-color': palette.onUnknown, 'line-width': width(1.6), 'line-dasharray': [2, 2] },
    },
    {
      id: 'circle-walk-casing',
      type: 'line',
      source: 'circle_walk',
      filter: isLine,
      layout: { ...walk, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(8) },
    },
    {
      id: 'circle-walk-line',
      type: 'line',
      source: 'circle_walk',
      filter: isLine,
      layout: { ...walk, ...round },
      paint: { 'line-color': palette.select, 'line-width': width(4) },
    },
    {
      id: 'circle-walk-start',
      type: 'circle',
      source: 'circle_walk',
      filter: ['==', ['get', 'id'], 'start'],
      layout: walk,
      paint: {
        'circle-radius': 6,
        'circle-color': palette.casing,
        'circle-stroke-color': palette.select,
        'circle-stroke-width': 3.5,
      },
    },
    {
      id: 'circle-walk-label',
      type: 'symbol',
      source: 'circle_walk',
      filter: ['==', ['get', 'id'], 'middle'],
      layout: {
        ...walk,
        'text-field': withField(look.text('map.circle.minutes', { n: '\u0000' }), '\u0000', 'minutes'),
        'text-font': BOLD,
        'text-size': 14,
        'text-overlap': 'always',
      },
      paint: { ...ink(look, palette.select), 'text-halo-width': palette.haloWidth + 1.4 },
    },
    {
      id: 'circle-draft-casing',
      type: 'line',
      source: 'circle_draft',
      filter: isLine,
      layout: { ...sketch, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(6) },
    },
    {
      id: 'circle-draft-line',
      type: 'line',
      source: 'circle_draft',
      filter: isLine,
      layout: { ...sketch, ...round },
      paint: { 'line-color': palette.plan, 'line-width': width(3) },
    },
    {
      id: 'circle-draft-point',
      type: 'circle',
      source: 'circle_draft',
      filter: isPoint,
      layout: sketch,
      paint: {
        'circle-radius': byZoom([13, 5], [17, 7]),
        'circle-color': palette.casing,
        'circle-stroke-color': palette.plan,
        'circle-stroke-width': 3,
      },
    },
  ];
}
