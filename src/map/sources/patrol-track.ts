import { feature, point, type MapSource } from './source.ts';

/** Where the person has walked: a `line`, and its `start`. */
export const patrolTrack: MapSource = {
  inputs: ({ state }) => [state.patrol.shown],
  features({ state }) {
    const places = (state.patrol.shown?.points ?? []).map(([lon, lat]) => [lon, lat]);
    const [start] = places;
    if (!start) return [];
    const line = places.length > 1 ? [feature('line', { type: 'LineString', coordinates: places })] : [];
    return [...line, feature('start', point(start))];
  },
};
