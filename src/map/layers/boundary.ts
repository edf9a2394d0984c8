import type { ExpressionSpecification } from 'maplibre-gl';
import { BOLD } from '../fonts.ts';
import { HANDLE_ZOOM } from '../zoom-bands.ts';
import { byZoom, ink, shown, type Layer, type Look } from './look.ts';

type Role =
  | 'part'
  | 'label'
  | 'theirs'
  | 'ghost'
  | 'new'
  | 'edge'
  | 'stroke'
  | 'stroke-point'
  | 'node'
  | 'snap'
  | 'refusal';
const role = (name: Role): ExpressionSpecification => ['==', ['get', 'role'], name];
const state = (name: 'free' | 'fixed' | 'picked'): ExpressionSpecification => ['==', ['get', 'state'], name];

/**
 * Boundaries that are being redrawn: parts in calm hues with their numbers, what is new in dashes, the part in hand in a
 * strong line, nodes as rings that can be held. A ring with a word says where a node snaps, an amber one where it could not go.
 */
export function boundaryLayers(look: Look): Layer[] {
  const { palette, marks } = look;
  const on = { visibility: shown(marks.boundary) };
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const width = (pixels: number): number => pixels + palette.lineBoost;
  const solid = palette.communityOpacity === 1;
  const picked: ExpressionSpecification = ['get', 'picked'];
  return [
    {
      // Outdoors nothing is see-through: lines alone must do.
      id: 'boundary-fill',
      type: 'fill',
      source: 'boundary_part',
      filter: role('part'),
      layout: on,
      paint: {
        'fill-color': [
          'case',
          picked,
          palette.select,
          [
            'match',
            ['%', ['get', 'hue'], palette.communityHues.length],
            ...palette.communityHues.flatMap((hue, index) => [index, hue]),
            palette.land,
          ],
        ] as unknown as ExpressionSpecification,
        'fill-opacity': solid ? 0 : palette.communityOpacity,
        'fill-antialias': false,
      },
    },
    {
      id: 'boundary-casing',
      type: 'line',
      source: 'boundary_part',
      filter: role('part'),
      layout: { ...on, ...round },
      paint: { 'line-color': palette.casing, 'line-width': width(5) },
    },
    {
      id: 'boundary-line',
      type: 'line',
      source: 'boundary_part',
      filter: role('part'),
      layout: { ...on, ...round, 'line-sort-key': ['case', picked, 1, 0] },
      paint: {
        'line-color': ['case', picked, palette.select, palette.boundary.grid],
        'line-width': ['case', picked, width(3), width(2)],
      },
    },
    {
      id: 'boundary-theirs',
      type: 'line',
      source: 'boundary_mark',
      filter: role('theirs'),
      layout: { ...on, ...round },
      paint: { 'line-color': palette.boundary.community, 'line-width': width(3) },
    },
    {
      id: 'boundary-ghost',
      type: 'line',
      source: 'boundary_mark',
      filter: role('ghost'),
      layout: on,
      paint: { 'line-color': palette.plan, 'line-width': width(2.4), 'line-dasharray': [2, 2] },
    },
    {
      id: 'boundary-new',
      type: 'line',
      source: 'boundary_mark',
      filter: role('new'),
      layout: on,
      paint: { 'line-color': palette.casing, 'line-width': width(1.6), 'line-dasharray': [3, 2] },
    },
    {
      id: 'boundary-edge',
      type: 'line',
      source: 'boundary_mark',
      filter: role('edge'),
      layout: { ...on, ...round },
      paint: { 'line-color': palette.select, 'line-width': width(6) },
    },
    {
      id: 'boundary-stroke',
      type: 'line',
      source: 'boundary_mark',
      filter: role('stroke'),
      layout: { ...on, ...round },
      paint: { 'line-color': palette.plan, 'line-width': width(3) },
    },
    {
      id: 'boundary-label',
      type: 'symbol',
      source: 'boundary_part',
      filter: role('label'),
      layout: {
        ...on,
        'text-field': ['get', 'label'],
        'text-font': BOLD,
        'text-size': byZoom([13, 11.5], [15, 13.5], [17, 15]),
        'text-max-width': 10,
        'text-line-height': 1.25,
        'text-padding': 1,
      },
      paint: ink(look),
    },
    {
      id: 'boundary-node',
      type: 'circle',
      source: 'boundary_mark',
      minzoom: HANDLE_ZOOM,
      filter: role('node'),
      layout: { ...on, 'circle-sort-key': ['case', state('picked'), 1, 0] },
      paint: {
        'circle-radius': ['case', state('picked'), 10, state('fixed'), 2.5, 6],
        'circle-color': ['case', state('fixed'), palette.textQuiet, palette.casing],
        'circle-stroke-color': ['case', state('fixed'), palette.casing, palette.select],
        'circle-stroke-width': ['case', state('picked'), 4, state('fixed'), 1, 2.4],
      },
    },
    {
      id: 'boundary-stroke-point',
      type: 'circle',
      source: 'boundary_mark',
      filter: role('stroke-point'),
      layout: on,
      paint: {
        'circle-radius': 6,
        'circle-color': palette.casing,
        'circle-stroke-color': palette.plan,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'boundary-refusal',
      type: 'circle',
      source: 'boundary_mark',
      filter: role('refusal'),
      layout: on,
      paint: {
        'circle-radius': 15,
        'circle-opacity': 0,
        'circle-stroke-color': palette.caseOpen,
        'circle-stroke-width': width(4),
      },
    },
    {
      id: 'boundary-snap',
      type: 'circle',
      source: 'boundary_mark',
      filter: role('snap'),
      layout: on,
      paint: {
        'circle-radius': 17,
        'circle-opacity': 0,
        'circle-stroke-color': palette.select,
        'circle-stroke-width': width(3),
      },
    },
    {
      id: 'boundary-snap-word',
      type: 'symbol',
      source: 'boundary_mark',
      filter: role('snap'),
      layout: {
        ...on,
        'text-field': ['get', 'word'],
        'text-font': BOLD,
        'text-size': 14,
        'text-anchor': 'bottom',
        'text-offset': [0, -1.7],
        'text-overlap': 'always',
        'text-ignore-placement': true,
      },
      paint: { ...ink(look, palette.select), 'text-halo-width': palette.haloWidth + 1.4 },
    },
  ];
}
