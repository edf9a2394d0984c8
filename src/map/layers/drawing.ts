import type { ExpressionSpecification } from 'maplibre-gl';
import { byZoom, shown, type Layer, type Look } from './look.ts';

const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const isSnap: ExpressionSpecification = ['==', ['get', 'id'], 'snap'];
const isHeld: ExpressionSpecification = ['boolean', ['get', 'held'], false];
const isFirst: ExpressionSpecification = ['boolean', ['get', 'first'], false];

/** What is drawn point by point: the point in hand is filled, the first of an open outline larger, because it closes it. */
export function drawingLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const visible = { visibility: shown(marks.drawing) };
  const line = { ...visible, 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'drawing-fill',
      type: 'fill',
      source: 'drawing',
      filter: ['==', ['get', 'id'], 'area'],
      layout: visible,
      paint: { 'fill-color': palette.plan, 'fill-opacity': 0.14 },
    },
    {
      id: 'drawing-casing',
      type: 'line',
      source: 'drawing',
      filter: ['==', ['get', 'id'], 'line'],
      layout: line,
      paint: { 'line-color': palette.casing, 'line-width': 7 + palette.lineBoost },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: 'drawing',
      filter: ['==', ['get', 'id'], 'line'],
      layout: line,
      paint: { 'line-color': palette.plan, 'line-width': 3.5 + palette.lineBoost },
    },
    {
      id: 'drawing-point',
      type: 'circle',
      source: 'drawing',
      filter: ['all', isPoint, ['!', isSnap]],
      layout: visible,
      paint: {
        'circle-radius': ['case', isFirst, 8, isHeld, 8, 5.5],
        'circle-color': ['case', isHeld, palette.plan, palette.casing],
        'circle-stroke-color': palette.plan,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'drawing-snap',
      type: 'circle',
      source: 'drawing',
      filter: isSnap,
      layout: visible,
      paint: {
        'circle-radius': byZoom([13, 9], [17, 13]),
        'circle-color': palette.plan,
        'circle-opacity': 0,
        'circle-stroke-color': palette.caseOpen,
        'circle-stroke-width': 3,
      },
    },
  ];
}
