/** Which coordinate system a file is to be read in as far as somebody has said so: a person, the file, or the standard of its format. */
import type { CrsClaim } from '../crs/detect.ts';
import { sameCrs, WGS84, otherAxes } from '../crs/crs.ts';
import type { Crs } from '../crs/crs.ts';
import type { FeatureFile } from './feature-file.ts';
import { refuse } from './problem.ts';

/** `given` is the system a person named; it must not contradict the file. Null when nobody says anything. Throws `ImportError`. */
export function claimOf({ format, named }: FeatureFile, given: Crs | null): CrsClaim | null {
  if (given) {
    if (named?.crs && contradicts(given, named.crs))
      throw refuse('crs_conflict', { given: given.id, file: named.crs.id });
    return { crs: given, by: 'file' };
  }
  if (named && !named.crs) throw refuse('crs_unknown', { crs: named.name });
  if (format === 'shapefile') return named?.crs ? { crs: named.crs, by: 'file' } : null;
  // many tools write "CRS84" into every GeoJSON, whatever the numbers are: it is worth no more than the standard
  return named?.crs && named.crs.kind !== 'geographic' ? { crs: named.crs, by: 'file' } : { crs: WGS84, by: 'format' };
}

/** Degrees are written by habit, a zone is not; in which order a zone's numbers are, no file says. */
const contradicts = (given: Crs, file: Crs): boolean =>
  file.kind !== 'geographic' && !sameCrs(given, file) && !sameCrs(given, otherAxes(file));
