import type { ExpressionSpecification } from 'maplibre-gl';
import { dimmed } from '../palette.ts';
import { BUILDING_SHAPE_ZOOM, ZOOM } from '../zoom-bands.ts';
import { byZoom, hoverWidth, iconBy, shown, type Layer, type Look } from './look.ts';

/** Compounds: a thin dashed line from the grid's zoom, a light fill by kind once they are the subject; their gates when near. */
export function compoundLayers(look: Look): Layer[] {
  const { palette, emphasis, marks } = look;
  const visibility = shown(look.layers.compound);
  const stepBack = emphasis === 'compound';
  const solid = palette.compoundOpacity === 1;
  const fill = palette.compoundOpacity * (stepBack && !solid ? 0.6 : 1);
  const kind = (colour: string): string => (stepBack && solid ? dimmed(palette, colour) : colour);
  return [
    {
      id: 'compound-tint',
      type: 'fill',
      source: 'compound',
      minzoom: BUILDING_SHAPE_ZOOM,
      // The circle's rings are the colour of the ground while they are there.
      layout: { visibility: shown(look.layers.compound && !marks.circle) },
      paint: {
        'fill-color': [
          'match',
          ['get', 'kind'],
          ...Object.entries(palette.compoundKinds).flatMap(([key, colour]) => [key, kind(colour)]),
          kind(palette.compoundOther),
        ] as unknown as ExpressionSpecification,
        'fill-opacity': solid
          ? 1
          : byZoom([BUILDING_SHAPE_ZOOM, 0], [ZOOM.compound, fill], [ZOOM.building, fill], [18, fill * 0.7]),
        'fill-antialias': false,
      },
    },
    {
      id: 'compound-touch',
      type: 'fill',
      source: 'compound',
      minzoom: ZOOM.compound,
      layout: { visibility },
      paint: { 'fill-opacity': 0 },
    },
    {
      id: 'compound-line',
      type: 'line',
      source: 'compound',
      minzoom: ZOOM.grid,
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': stepBack ? dimmed(palette, palette.compoundLine) : palette.compoundLine,
        // Outdoors' extra pixel comes with the zoom: far away dashes would drown the grids.
        'line-width': hoverWidth(
          palette,
          [13, 0.6 - 0.6 * palette.lineBoost],
          [15, 1.1 - 0.2 * palette.lineBoost],
          [17, 1.5],
        ),
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'gate',
      type: 'symbol',
      source: 'compound_gate',
      minzoom: ZOOM.building,
      layout: {
        visibility,
        ...iconBy(
          look,
          [
            [['==', ['get', 'closed'], true], 'gate_closed'],
            [['==', ['get', 'kind'], 'main'], 'gate_main'],
          ],
          'gate_side',
        ),
        'icon-size': byZoom([16.5, 0.8], [18, 1.1]),
        'icon-allow-overlap': true,
      },
    },
  ];
}
