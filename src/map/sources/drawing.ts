/** What is being drawn point by point: its `points` (and which is `held`), the line or area through them, and where a line attracted it. */
import type { Feature } from 'geojson';
import { feature, point, type MapSource } from './source.ts';

export const drawing: MapSource = {
  inputs: ({ state: { drawing: now } }) =>
    now.work ? [now.work.kind, now.points, now.isClosed, now.held, now.snapped] : [null],
  features({ state: { drawing: now } }) {
    const { work, points, isClosed, held, snapped } = now;
    if (!work) return [];
    const course = points.map(([lon, lat]) => [lon, lat]);
    const [first = []] = course;
    const shapes: Feature[] = [];
    if (work.kind === 'compound' && points.length > 2)
      shapes.push(feature('area', { type: 'Polygon', coordinates: [[...course, first]] }));
    if ((work.kind === 'zone' || work.kind === 'compound') && points.length > 1)
      shapes.push(feature('line', { type: 'LineString', coordinates: isClosed ? [...course, first] : course }));
    return [
      ...shapes,
      ...course.map((at, index) =>
        feature(`point:${index}`, point(at), { held: index === held, first: index === 0 && !isClosed }),
      ),
      ...(snapped ? [feature('snap', point([...snapped]))] : []),
    ];
  },
};
