import { dimmed } from '../palette.ts';
import { BUILDING_SHAPE_ZOOM } from '../zoom-bands.ts';
import { hoverWidth, shown, type Layer, type Look } from './look.ts';

export function buildingLayers(look: Look): Layer[] {
  const { palette, emphasis } = look;
  const visibility = shown(look.layers.building);
  const line = emphasis === 'building' ? dimmed(palette, palette.buildingLine) : palette.buildingLine;
  return [
    {
      id: 'building-fill',
      type: 'fill',
      source: 'building',
      minzoom: BUILDING_SHAPE_ZOOM,
      layout: { visibility },
      paint: { 'fill-color': palette.building, 'fill-antialias': false },
    },
    {
      id: 'building-line',
      type: 'line',
      source: 'building',
      minzoom: 15.4,
      layout: { visibility, 'line-join': 'round' },
      paint: { 'line-color': line, 'line-width': hoverWidth(palette, [15.4, 0.4], [17, 0.9], [18.5, 1.2]) },
    },
  ];
}
