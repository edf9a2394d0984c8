import type { ExpressionSpecification } from 'maplibre-gl';
import { dimmed, type Tier } from '../palette.ts';
import { ZOOM } from '../zoom-bands.ts';
import { byZoom, hoverWidth, isTier, shown, type Layer, type Look } from './look.ts';

/** Boundaries by level; communities also carry a light tint, so that far away their extent is seen before their names are read. */
export function territoryLayers(look: Look): Layer[] {
  const { palette, emphasis, marks } = look;
  const visibility = shown(look.layers.territory);
  const colour = (tier: Tier): string =>
    emphasis === tier ? dimmed(palette, palette.boundary[tier]) : palette.boundary[tier];
  const solid = palette.communityOpacity === 1;
  const tint = palette.communityOpacity * (emphasis === 'community' ? 0.6 : 1);
  const line = { visibility, 'line-join': 'round' } as const;
  return [
    {
      id: 'community-tint',
      type: 'fill',
      source: 'territory',
      filter: isTier('community'),
      layout: { visibility: shown(look.layers.territory && !marks.circle) },
      // Outdoors the tint is solid: it ends where compounds bring their own.
      maxzoom: solid ? ZOOM.compound : ZOOM.compound + 0.5,
      paint: {
        'fill-color': [
          'match',
          ['%', ['get', 'hue'], palette.communityHues.length],
          ...palette.communityHues.flatMap((hue, index) => [index, hue]),
          palette.land,
        ] as unknown as ExpressionSpecification,
        'fill-opacity': solid ? 1 : byZoom([ZOOM.grid, tint], [ZOOM.compound, tint * 0.5], [ZOOM.compound + 0.5, 0]),
        'fill-antialias': false,
      },
    },
    { id: 'territory-touch', type: 'fill', source: 'territory', layout: { visibility }, paint: { 'fill-opacity': 0 } },
    {
      id: 'micro-grid-line',
      type: 'line',
      source: 'territory',
      filter: isTier('micro_grid'),
      minzoom: ZOOM.compound,
      layout: line,
      paint: {
        'line-color': colour('micro_grid'),
        'line-width': hoverWidth(palette, [15, 0.8], [18, 1.4]),
        'line-dasharray': [4, 2],
      },
    },
    {
      id: 'grid-line',
      type: 'line',
      source: 'territory',
      filter: isTier('grid'),
      minzoom: ZOOM.grid - 0.4,
      layout: line,
      paint: {
        'line-color': colour('grid'),
        'line-width': hoverWidth(palette, [12.6, 0.5], [13.2, 1.5], [16, 1.8], [18, 2.2]),
      },
    },
    {
      id: 'community-line',
      type: 'line',
      source: 'territory',
      filter: isTier('community'),
      layout: line,
      paint: {
        'line-color': colour('community'),
        'line-width': hoverWidth(palette, [10, 1.2], [12, 2], [15, 2.6], [18, 3]),
      },
    },
    {
      id: 'county-line',
      type: 'line',
      source: 'territory',
      filter: isTier('county'),
      layout: line,
      paint: {
        'line-color': colour('county'),
        'line-width': hoverWidth(palette, [8, 1.4], [12, 1.8]),
        'line-dasharray': [6, 2, 1, 2],
      },
    },
    {
      id: 'office-line',
      type: 'line',
      source: 'territory',
      filter: isTier('street'),
      layout: line,
      paint: { 'line-color': colour('street'), 'line-width': hoverWidth(palette, [8, 1.4], [12, 3], [18, 4]) },
    },
  ];
}
