import { shown, type Layer, type Look } from './look.ts';

/** The walker's own way: a line that is not a street's, and where it began. */
export function patrolTrackLayers({ palette, marks }: Look): Layer[] {
  const visibility = shown(marks.track);
  const layout = { visibility, 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'track-casing',
      type: 'line',
      source: 'patrol_track',
      layout,
      paint: { 'line-color': palette.casing, 'line-width': 7 + palette.lineBoost },
    },
    {
      id: 'track-line',
      type: 'line',
      source: 'patrol_track',
      layout,
      paint: { 'line-color': palette.device, 'line-width': 3.5 + palette.lineBoost },
    },
    {
      id: 'track-start',
      type: 'circle',
      source: 'patrol_track',
      filter: ['==', ['get', 'id'], 'start'],
      layout: { visibility },
      paint: {
        'circle-radius': 5,
        'circle-color': palette.casing,
        'circle-stroke-color': palette.device,
        'circle-stroke-width': 3,
      },
    },
  ];
}
