/**
 * KML: placemarks with their points, lines and areas. Styles, pictures and links to other files are passed over; nothing is
 * fetched. By its standard KML is WGS 84; files of Chinese programs often are not, so this says nothing about the system.
 */
import type { Feature, Geometry, Position } from 'geojson';
import { attributesOf, featureOf, joinParts, Tally } from '../feature-file.ts';
import { refuse } from '../problem.ts';
import { readXml } from './read-xml.ts';

interface Placemark {
  readonly attributes: [string, string][];
  readonly parts: Geometry[];
  rings: Position[][];
  ring: Position[];
}

const GEOMETRIES = ['Point', 'LineString', 'LinearRing', 'Polygon'];

/** Throws `ImportError`. */
export function readKml(bytes: Uint8Array): Feature<Geometry | null>[] {
  const features: Feature<Geometry | null>[] = [];
  const folders: string[] = [];
  const tally = new Tally();
  let placemark: Placemark | null = null;
  let dataName = '';

  readXml(bytes, ['kml', 'Document', 'Folder', 'Placemark'], {
    open(path, attributes) {
      const name = path.at(-1);
      if (name === 'Folder') folders.push('');
      if (name === 'Placemark') {
        tally.feature();
        placemark = { attributes: [], parts: [], rings: [], ring: [] };
      }
      if (name === 'Polygon' && placemark) placemark.rings = [];
      if (name === 'Data' || name === 'SimpleData') dataName = attributes['name'] ?? '';
    },
    close(path, text) {
      const [parent, name = ''] = path.length < 2 ? ['', path[0]] : path.slice(-2);
      if (!placemark) {
        if (parent === 'Folder' && name === 'name') folders.splice(-1, 1, text);
        else if (name === 'Folder') folders.pop();
        return;
      }
      if (parent === 'Placemark' && (name === 'name' || name === 'description'))
        placemark.attributes.push([name, text]);
      else if ((parent === 'Data' && name === 'value') || name === 'SimpleData')
        placemark.attributes.push([dataName, text]);
      else if (name === 'coordinates') placemark.ring = coordinates(text, tally);
      else if (GEOMETRIES.includes(name)) closeGeometry(placemark, name, path);
      else if (name === 'Placemark') {
        const folder = folders.filter((each) => each.trim() !== '').join(' / ');
        features.push(
          featureOf(joinParts(placemark.parts), attributesOf([...placemark.attributes, ['folder', folder]])),
        );
        placemark = null;
      }
    },
  });
  if (features.length === 0) throw refuse('no_features');
  return features;
}

function closeGeometry(placemark: Placemark, name: string, path: readonly string[]): void {
  const { ring, rings, parts } = placemark;
  placemark.ring = [];
  if (name === 'Polygon') {
    if (rings.length > 0) parts.push({ type: 'Polygon', coordinates: rings });
  } else if (name === 'LinearRing' && path.includes('Polygon')) {
    // the outer ring is the first, wherever the file has it
    if (path.includes('outerBoundaryIs')) rings.unshift(ring);
    else rings.push(ring);
  } else if (name === 'Point') {
    if (ring[0]) parts.push({ type: 'Point', coordinates: ring[0] });
  } else if (ring.length > 0) parts.push({ type: 'LineString', coordinates: ring });
}

/** `lon,lat[,height]` with blanks between; some programs put blanks behind the commas, too. */
function coordinates(text: string, tally: Tally): Position[] {
  const tuples = text
    .split(',')
    .map((part) => part.trim())
    .join(',')
    .split(/\s+/)
    .filter((tuple) => tuple !== '');
  tally.vertices(tuples.length);
  return tuples.map((tuple) => {
    const [x = '', y = ''] = tuple.split(',');
    return [x === '' ? Number.NaN : Number(x), y === '' ? Number.NaN : Number(y)];
  });
}
