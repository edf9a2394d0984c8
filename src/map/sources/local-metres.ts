/** Offsets of a few metres around a place: for spreading pins that stand on one spot for the circle of a position's accuracy and the middle of a way. */
import type { Polygon, Position } from 'geojson';

const METRES_PER_DEGREE = 111_320;

export const metresPerLongitude = (latitude: number): number =>
  METRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);

/** `east` and `north` in metres. */
const shifted = ([longitude = 0, latitude = 0]: Position, east: number, north: number): Position => [
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

/**
 * The `index`-th of `count` places in front of a door: rows along the wall, the next row farther from the building, whose
 * `middle` tells which way the wall faces. `step` metres apart.
 */
export function inRows(door: Position, middle: Position, index: number, count: number, step: number): Position {
  const PER_ROW = 5;
  const [east, north] = [
    ((door[0] ?? 0) - (middle[0] ?? 0)) * metresPerLongitude(door[1] ?? 0),
    ((door[1] ?? 0) - (middle[1] ?? 0)) * METRES_PER_DEGREE,
  ];
  const length = Math.hypot(east, north);
  const [outEast, outNorth] = length === 0 ? [0, -1] : [east / length, north / length];
  const row = Math.floor(index / PER_ROW);
  const inRow = Math.min(PER_ROW, count - row * PER_ROW);
  const along = ((index % PER_ROW) - (inRow - 1) / 2) * step;
  return shifted(door, -outNorth * along + outEast * row * step, outEast * along + outNorth * row * step);
}

/** The point halfway along a line of at least one point. */
export function halfway(line: readonly (readonly [number, number])[]): Position {
  const legs = line.slice(1).map(([lon, lat], index) => {
    const [fromLon, fromLat] = line[index] ?? [lon, lat];
    const length = Math.hypot((lon - fromLon) * metresPerLongitude(lat), (lat - fromLat) * METRES_PER_DEGREE);
    return { fromLon, fromLat, lon, lat, length };
  });
  let left = legs.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { fromLon, fromLat, lon, lat, length } of legs) {
    if (length > 0 && left <= length)
      return [fromLon + ((lon - fromLon) * left) / length, fromLat + ((lat - fromLat) * left) / length];
    left -= length;
  }
  return [...(line[0] ?? [])];
}

export function circle(centre: Position, radius: number, corners = 64): Polygon {
  const ring = Array.from({ length: corners + 1 }, (_, index) => {
    const angle = ((index % corners) / corners) * 2 * Math.PI;
    return shifted(centre, radius * Math.cos(angle), radius * Math.sin(angle));
  });
  return { type: 'Polygon', coordinates: [ring] };
}
