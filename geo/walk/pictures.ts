import type { Pictures } from './circle.ts';
import type { WalkGraph } from './graph.ts';
import { Rings } from './rings.ts';
import { reachedStreets } from './streets.ts';

/** Draws the circles of one network. */
export function picturesOf(graph: WalkGraph): Pictures {
  const rings = new Rings(graph);
  return { rings: (search, starts, limits, cell) => rings.of(search, starts, limits, cell), streets: reachedStreets };
}
