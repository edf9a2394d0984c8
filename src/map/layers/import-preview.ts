import { shown, type Layer, type Look } from './look.ts';

/** Outlines and points of a file that is not imported yet: dashed, because none of it is there. */
export function importPreviewLayers({ palette, marks }: Look): Layer[] {
  const layout = { visibility: shown(marks.preview) };
  const round = { ...layout, 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'import-preview-casing',
      type: 'line',
      source: 'import_preview',
      layout: round,
      paint: { 'line-color': palette.casing, 'line-width': 5 + palette.lineBoost },
    },
    {
      id: 'import-preview-line',
      type: 'line',
      source: 'import_preview',
      layout,
      paint: { 'line-color': palette.select, 'line-width': 2 + palette.lineBoost, 'line-dasharray': [3, 2] },
    },
    {
      id: 'import-preview-point',
      type: 'circle',
      source: 'import_preview',
      filter: ['==', ['geometry-type'], 'Point'],
      layout,
      paint: {
        'circle-color': palette.select,
        'circle-radius': 4,
        'circle-stroke-color': palette.casing,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}
