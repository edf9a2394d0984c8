/** Geometry of a Shapefile (ESRI white paper of July 1998). Heights and measures are passed over. */
import type { Geometry, Position } from 'geojson';
import { joinParts, Tally } from '../feature-file.ts';
import { LIMITS } from '../limits.ts';
import { ImportError, refuse } from '../problem.ts';
import { polygonOf } from './rings.ts';

const MAGIC = 9994;
const HEADER = 100;
const RECORD_HEADER = 8;

/** The first bytes of a .shp. */
export const isShp = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER && new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) === MAGIC;

const bad = (offset: number, reason: string) =>
  refuse('shapefile_malformed', { part: '.shp', reason: `${reason} @ ${offset}` });

/** One geometry for each record, null for an empty one. Throws `ImportError`. */
export function readShp(bytes: Uint8Array): (Geometry | null)[] {
  if (!isShp(bytes)) throw bad(0, 'header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // the length in the header is wrong in files that were cut off or appended to: the file's own end counts
  const tally = new Tally();
  const shapes: (Geometry | null)[] = [];
  for (let at = HEADER; at + RECORD_HEADER <= bytes.length;) {
    const length = view.getUint32(at + 4) * 2;
    const from = at + RECORD_HEADER;
    if (length < 4 || from + length > bytes.length) throw bad(at, 'cut off');
    tally.feature();
    shapes.push(readRecord(new DataView(bytes.buffer, bytes.byteOffset + from, length), shapes.length, tally));
    at = from + length;
  }
  return shapes;
}

/** The kinds with heights (10 more) and measures (20 more) begin like the plain ones. */
function readRecord(view: DataView, index: number, tally: Tally): Geometry | null {
  const type = view.getInt32(0, true);
  const plain = type > 20 ? type - 20 : type > 10 ? type - 10 : type;
  if (type === 0) return null;
  if (plain === 1) {
    if (view.byteLength < 20) throw bad(index, 'point');
    tally.vertices(1);
    return { type: 'Point', coordinates: positionAt(view, 4) };
  }
  if (plain === 8) return multiPoint(view, index, tally);
  if (plain !== 3 && plain !== 5) throw bad(index, `type ${type}`);
  const parts = readParts(view, index, tally);
  if (plain === 5) return polygonOf(parts);
  return joinParts(parts.map((coordinates) => ({ type: 'LineString', coordinates })));
}

function multiPoint(view: DataView, index: number, tally: Tally): Geometry {
  const count = view.byteLength < 40 ? 0 : view.getInt32(36, true);
  return { type: 'MultiPoint', coordinates: readPoints(view, 40, count, index, tally) };
}

function readParts(view: DataView, index: number, tally: Tally): Position[][] {
  if (view.byteLength < 44) throw bad(index, 'parts');
  const partCount = view.getInt32(36, true);
  const pointCount = view.getInt32(40, true);
  const pointsAt = 44 + 4 * partCount;
  if (partCount < 0 || pointsAt > view.byteLength) throw bad(index, 'parts');
  const points = readPoints(view, pointsAt, pointCount, index, tally);
  const starts = Array.from({ length: partCount }, (_, i) => view.getInt32(44 + 4 * i, true));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? pointCount;
    if (start < 0 || end < start || end > pointCount) throw bad(index, 'parts');
    return points.slice(start, end);
  });
}

function readPoints(view: DataView, at: number, count: number, index: number, tally: Tally): Position[] {
  if (count < 0 || at + 16 * count > view.byteLength) throw bad(index, 'points');
  if (count > LIMITS.vertices)
    throw new ImportError([{ code: 'too_many_vertices', index, params: { count, limit: LIMITS.vertices } }]);
  tally.vertices(count);
  return Array.from({ length: count }, (_, i) => positionAt(view, at + 16 * i));
}

const positionAt = (view: DataView, at: number): Position => [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
