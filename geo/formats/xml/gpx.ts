/** GPX: waypoints as points, routes and tracks as lines. Times and heights are passed over. */
import type { Feature, Geometry, Position } from 'geojson';
import { attributesOf, featureOf, Tally } from '../feature-file.ts';
import { refuse } from '../problem.ts';
import { readXml } from './read-xml.ts';

const ITEMS = ['wpt', 'rte', 'trk'];
const POINTS = ['wpt', 'rtept', 'trkpt'];
const TEXTS = ['name', 'cmt', 'desc', 'type'];

interface Item {
  readonly attributes: [string, string][];
  readonly segments: Position[][];
}

/** Throws `ImportError`. */
export function readGpx(bytes: Uint8Array): Feature<Geometry | null>[] {
  const features: Feature<Geometry | null>[] = [];
  const tally = new Tally();
  let item: Item | null = null;
  readXml(bytes, ['gpx'], {
    open(path, attributes) {
      const name = path.at(-1) ?? '';
      if (path.length === 2 && ITEMS.includes(name)) {
        tally.feature();
        item = { attributes: [], segments: name === 'trk' ? [] : [[]] };
      }
      if (name === 'trkseg') item?.segments.push([]);
      if (!item || !POINTS.includes(name)) return;
      tally.vertices(1);
      item.segments.at(-1)?.push([numberOf(attributes['lon']), numberOf(attributes['lat'])]);
    },
    close(path, text) {
      const name = path.at(-1) ?? '';
      if (!item) return;
      if (path.length === 3 && TEXTS.includes(name)) item.attributes.push([name, text]);
      if (path.length !== 2) return;
      features.push(featureOf(geometryOf(name, item.segments), attributesOf(item.attributes)));
      item = null;
    },
  });
  if (features.length === 0) throw refuse('no_features');
  return features;
}

const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text);

function geometryOf(kind: string, segments: readonly Position[][]): Geometry | null {
  const [first = [], ...more] = segments.filter((segment) => segment.length > 0);
  if (first[0] === undefined) return null;
  if (kind === 'wpt') return { type: 'Point', coordinates: first[0] };
  return more.length === 0
    ? { type: 'LineString', coordinates: first }
    : { type: 'MultiLineString', coordinates: [first, ...more] };
}
