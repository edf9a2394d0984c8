import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { BOLD } from '../fonts.ts';
import { ZOOM } from '../zoom-bands.ts';
import { byZoom, icon, iconIf, shown, type Layer, type Look } from './look.ts';

/** Cases: their number under an area's name when far (`label.ts`), clusters over grids, one by one over compounds; closed ones only when near. Overdue lies on top. */
export function caseRecordLayers(look: Look): Layer[] {
  const { palette } = look;
  const visibility = shown(look.layers.case_record);
  const overdue: ExpressionSpecification = ['==', ['get', 'mark'], 'overdue'];
  // Halfway up the triangle the number would touch its sides; it sits on the foot.
  const number: NonNullable<SymbolLayerSpecification['layout']> = {
    'text-font': BOLD,
    'text-anchor': 'bottom',
    'text-offset': [0, -0.1],
    'text-allow-overlap': true,
    'icon-allow-overlap': true,
  };
  const onCase = { 'text-color': palette.onCaseOpen };
  return [
    {
      id: 'case-cluster',
      type: 'symbol',
      source: 'open_case',
      minzoom: ZOOM.case,
      filter: ['has', 'point_count'],
      layout: {
        visibility,
        ...iconIf(look, ['>', ['get', 'overdue'], 0], 'case_cluster_overdue', 'case_cluster'),
        ...number,
        'text-field': ['get', 'point_count_abbreviated'],
        'text-size': 11.5,
      },
      paint: onCase,
    },
    {
      id: 'case',
      type: 'symbol',
      source: 'open_case',
      minzoom: ZOOM.case,
      filter: ['!', ['has', 'point_count']],
      layout: {
        visibility,
        ...iconIf(look, overdue, 'case_overdue', 'case_open'),
        'icon-size': byZoom([13, 0.85], [16, 1], [18, 1.15]),
        'icon-allow-overlap': true,
        'symbol-sort-key': ['case', overdue, 1, 0],
      },
    },
    {
      id: 'case-closed',
      type: 'symbol',
      source: 'closed_case',
      minzoom: ZOOM.building,
      layout: { visibility, ...icon(look, 'case_closed'), 'icon-allow-overlap': true },
    },
  ];
}
