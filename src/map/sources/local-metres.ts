/** Offsets of a few metres around a place: for spreading pins that stand on one spot and for the circle of a position's accuracy. */
import type { Polygon, Position } from 'geojson';

const METRES_PER_DEGREE = 111_320;

export const metresPerLongitude = (latitude: number): number => METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);

/** `east` and `north` in metres. */
export const shifted = ([longitude = 0, latitude = 0]: Position, east: number, north: number): Position => [
  longitude + east / metresPerLongitude(latitude),
  latitude + north / METRES_PER_DEGREE,
];

/** The `index`-th of `count` places around one spot, none on another, `step` metres apart; the only one stays where it is. */
export function spread(centre: Position, index: number, count: number, step: number): Position {
  if (count === 1) return centre;
  const angle = index * 2.399963; // the golden angle: an even disc for any count
  const radius = step * Math.sqrt(index + 0.5);
  return shifted(centre, radius * Math.cos(angle), radius * Math.sin(angle));
}

export function circle(centre: Position, radius: number, corners = 64): Polygon {
  const ring = Array.from({ length: corners + 1 }, (_, index) => {
    const angle = ((index % corners) / corners) * 2 * Math.PI;
    return shifted(centre, radius * Math.cos(angle), radius * Math.sin(angle));
  });
  return { type: 'Polygon', coordinates: [ring] };
}
