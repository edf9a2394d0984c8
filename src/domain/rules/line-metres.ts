import type { LineString, Position } from 'geojson';

const DEGREE = Math.PI / 180;
const AXIS = 6_378_137;
const SQUARE = (1 / 298.257223563) * (2 - 1 / 298.257223563);

/** How long a line is on the WGS 84 spheroid, as the database has it, for rows that it has not seen yet. Metres, to 0.1. */
export const lineMetres = ({ coordinates }: LineString): number => Math.round(courseMetres(coordinates) * 10) / 10;

/** The same of bare points, not rounded: while something is drawn. */
export const courseMetres = (course: readonly Position[]): number =>
  course.slice(1).reduce((sum, to, i) => sum + spheroidMetres(course[i] ?? to, to), 0);

/**
 * By the mid-latitude formula: the two radii of curvature half way between. Off by less than 1e-6 for pieces of some
 * kilometres, 2e-5 for the 50 km that a line may be long.
 */
export function spheroidMetres([aLon = 0, aLat = 0]: Position, [bLon = 0, bLat = 0]: Position): number {
  const middle = ((aLat + bLat) / 2) * DEGREE;
  const bent = 1 - SQUARE * Math.sin(middle) ** 2;
  const across = AXIS / Math.sqrt(bent);
  const along = (across * (1 - SQUARE)) / bent;
  return Math.hypot((bLon - aLon) * DEGREE * across * Math.cos(middle), (bLat - aLat) * DEGREE * along);
}
