/**
 * The quiet ground: land, water, streets, railway and walls, from one basemap archive. Streets of all classes differ by
 * width, hardly by colour; walls stay thin. Source layers and properties are those of `geo/basemap`.
 */
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import { basemapSourceId } from '../basemap-source.ts';
import { REGULAR } from '../fonts.ts';
import { layerId } from '../z-order.ts';
import { byZoom, ink, shown, type Layer, type Look } from './look.ts';

const MAJOR = ['primary', 'secondary'];
const MINOR = ['tertiary', 'residential', 'service'];

const classIn = (classes: readonly string[]): FilterSpecification => [
  'in',
  ['get', 'class'],
  ['literal', [...classes]],
];

/** Street widths in CSS pixels by class, plus `extra` for the casing beneath. */
const width = (extra: number): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    ...[
      { zoom: 12, primary: 1.8, secondary: 1.3, tertiary: 0.8, residential: 0.4, service: 0 },
      { zoom: 14, primary: 4.5, secondary: 3.6, tertiary: 2.4, residential: 1.5, service: 0.7 },
      { zoom: 16, primary: 11, secondary: 9, tertiary: 7, residential: 5, service: 2.6 },
      { zoom: 18, primary: 34, secondary: 28, tertiary: 22, residential: 16, service: 8 },
    ].flatMap(({ zoom, ...widths }) => [
      zoom,
      [
        'match',
        ['get', 'class'],
        ...Object.entries(widths).flatMap(([name, pixels]) => [name, pixels === 0 ? 0 : pixels + extra]),
        1,
      ],
    ]),
  ] as unknown as ExpressionSpecification;

export function basemapLayers(look: Look, basemap: string): Layer[] {
  const { palette } = look;
  const visibility = shown(look.layers.basemap);
  const source = basemapSourceId(basemap);
  const round = { visibility, 'line-cap': 'round', 'line-join': 'round' } as const;
  return [
    {
      id: layerId('base-landuse', basemap),
      type: 'fill',
      source,
      'source-layer': 'landuse',
      layout: { visibility },
      paint: {
        'fill-antialias': false,
        'fill-color': [
          'match',
          ['get', 'kind'],
          ...Object.entries(palette.landuse).flat(),
          palette.land,
        ] as unknown as ExpressionSpecification,
      },
    },
    {
      id: layerId('base-park', basemap),
      type: 'fill',
      source,
      'source-layer': 'green',
      layout: { visibility },
      paint: { 'fill-color': palette.park },
    },
    {
      id: layerId('base-water', basemap),
      type: 'fill',
      source,
      'source-layer': 'water',
      layout: { visibility },
      paint: { 'fill-color': palette.water },
    },
    {
      id: layerId('base-waterway', basemap),
      type: 'line',
      source,
      'source-layer': 'waterway',
      layout: round,
      paint: { 'line-color': palette.water, 'line-width': byZoom([12, 1], [16, 4], [18, 8]) },
    },
    {
      id: layerId('base-road-casing', basemap),
      type: 'line',
      source,
      'source-layer': 'road',
      minzoom: 13.5,
      filter: classIn(MINOR),
      layout: round,
      paint: { 'line-color': palette.roadCasing, 'line-width': width(1.6) },
    },
    {
      id: layerId('base-path', basemap),
      type: 'line',
      source,
      'source-layer': 'road',
      minzoom: 15.5,
      filter: classIn(['footway', 'steps']),
      layout: { visibility },
      paint: { 'line-color': palette.path, 'line-width': byZoom([15.5, 0.8], [18, 2]), 'line-dasharray': [3, 1.6] },
    },
    {
      id: layerId('base-road', basemap),
      type: 'line',
      source,
      'source-layer': 'road',
      filter: classIn(MINOR),
      layout: round,
      paint: { 'line-color': palette.road, 'line-width': width(0) },
    },
    {
      id: layerId('base-major-casing', basemap),
      type: 'line',
      source,
      'source-layer': 'road',
      filter: classIn(MAJOR),
      layout: round,
      paint: { 'line-color': palette.majorRoadCasing, 'line-width': width(1.8) },
    },
    {
      id: layerId('base-major', basemap),
      type: 'line',
      source,
      'source-layer': 'road',
      filter: classIn(MAJOR),
      layout: round,
      paint: { 'line-color': palette.majorRoad, 'line-width': width(0) },
    },
    {
      id: layerId('base-railway', basemap),
      type: 'line',
      source,
      'source-layer': 'railway',
      layout: { visibility },
      paint: { 'line-color': palette.railway, 'line-width': byZoom([12, 1.2], [16, 4], [18, 6]) },
    },
    {
      id: layerId('base-railway-ties', basemap),
      type: 'line',
      source,
      'source-layer': 'railway',
      minzoom: 13,
      layout: { visibility },
      paint: {
        'line-color': palette.railwayGap,
        'line-width': byZoom([13, 0.7], [16, 2.4], [18, 4]),
        'line-dasharray': [4, 4],
      },
    },
    {
      id: layerId('base-barrier', basemap),
      type: 'line',
      source,
      'source-layer': 'barrier',
      minzoom: 15.5,
      layout: { visibility },
      paint: { 'line-color': palette.barrier, 'line-width': byZoom([15.5, 0.6], [18, 1.4]) },
    },
    {
      id: layerId('base-road-name', basemap),
      type: 'symbol',
      source,
      'source-layer': 'road',
      minzoom: 14,
      filter: ['all', ['has', 'name'], ['any', ['in', ['get', 'class'], ['literal', MAJOR]], ['>=', ['zoom'], 15]]],
      layout: {
        visibility: shown(look.layers.basemap && look.layers.label),
        'symbol-placement': 'line',
        'symbol-spacing': 320,
        'symbol-sort-key': ['match', ['get', 'class'], 'primary', 0, 'secondary', 1, 'tertiary', 2, 3],
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': byZoom([14, 11], [17, 13]),
        'text-letter-spacing': 0.08,
        'text-max-angle': 30,
        'text-padding': 6,
      },
      paint: ink(look, palette.streetText),
    },
    {
      id: layerId('base-water-name', basemap),
      type: 'symbol',
      source,
      'source-layer': 'waterway',
      minzoom: 13,
      filter: ['has', 'name'],
      layout: {
        visibility: shown(look.layers.basemap && look.layers.label),
        'symbol-placement': 'line',
        'symbol-spacing': 500,
        'text-field': ['get', 'name'],
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.2,
        'text-max-angle': 30,
      },
      paint: { ...ink(look, palette.waterText), 'text-halo-color': palette.water },
    },
  ];
}
