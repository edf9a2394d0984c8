import { shown, type Layer, type Look } from './look.ts';

export function deviceLayers({ palette, marks }: Look): Layer[] {
  const layout = { visibility: shown(marks.device) };
  return [
    {
      id: 'accuracy-fill',
      type: 'fill',
      source: 'device',
      filter: ['==', ['get', 'id'], 'accuracy'],
      layout,
      paint: { 'fill-color': palette.device, 'fill-opacity': palette.lineBoost > 0 ? 0 : 0.12 },
    },
    {
      id: 'accuracy-line',
      type: 'line',
      source: 'device',
      filter: ['==', ['get', 'id'], 'accuracy'],
      layout,
      paint: { 'line-color': palette.device, 'line-width': 1.2 + palette.lineBoost },
    },
    {
      id: 'device-dot',
      type: 'circle',
      source: 'device',
      filter: ['==', ['get', 'id'], 'dot'],
      layout,
      paint: {
        'circle-radius': 7,
        'circle-color': palette.device,
        'circle-stroke-color': palette.casing,
        'circle-stroke-width': 3,
      },
    },
  ];
}
