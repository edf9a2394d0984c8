/**
 * A zipped Shapefile: geometry (.shp), attributes (.dbf), system (.prj), encoding (.cpg). Our own small reader and not a library,
 * because the numbers must stay as they are (others project by the .prj at once, and the .prj may be wrong) and because every
 * length in these files is a claim to be checked against the limits before memory is taken.
 */
import type { NamedCrs } from '../../crs/wkt.ts';
import { crsOfWkt } from '../../crs/wkt.ts';
import { featureOf } from '../feature-file.ts';
import type { FeatureFile } from '../feature-file.ts';
import { refuse } from '../problem.ts';
import { decodeText } from '../text.ts';
import type { ZipEntry } from '../zip.ts';
import { readDbf } from './dbf.ts';
import { readShp } from './shp.ts';

export const isShapefile = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ name }) => /\.shp$/i.test(name) && !ofMac(name));

/** Copies that macOS packs beside the files. */
const ofMac = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._)/.test(name);

/** Throws `ImportError`. Of several layers none is chosen: which one is meant only a person knows. */
export function readShapefile(entries: readonly ZipEntry[]): FeatureFile {
  const layers = entries.filter(({ name }) => /\.shp$/i.test(name) && !ofMac(name));
  const [shp, ...more] = layers;
  if (!shp) throw refuse('shapefile_incomplete', { missing: '.shp' });
  if (more.length > 0)
    throw refuse('shapefile_several', {
      names: layers
        .slice(0, 10)
        .map(({ name }) => name)
        .join(', '),
    });
  const stem = shp.name.slice(0, -'.shp'.length).toLowerCase();
  const part = (ending: string): ZipEntry | undefined =>
    entries.find(({ name }) => name.toLowerCase() === stem + ending);
  const dbf = part('.dbf');
  if (!dbf) throw refuse('shapefile_incomplete', { missing: '.dbf' });
  const cpg = part('.cpg');
  const shapes = readShp(shp.read());
  const rows = readDbf(dbf.read(), cpg ? decodeText(cpg.read().subarray(0, 100)).text : null);
  if (rows.length !== shapes.length)
    throw refuse('shapefile_malformed', { part: '.dbf', reason: `${rows.length} ≠ ${shapes.length}` });
  const features = rows.flatMap((row, i) => (row ? [featureOf(shapes[i] ?? null, row)] : []));
  return { kind: 'features', format: 'shapefile', features, named: namedIn(part('.prj')) };
}

function namedIn(prj: ZipEntry | undefined): NamedCrs | null {
  return prj ? crsOfWkt(decodeText(prj.read()).text) : null;
}
