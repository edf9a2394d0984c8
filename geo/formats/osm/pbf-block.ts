/** The two payloads of an OSM PBF file: its header and its blocks of elements (fields as in osmformat.proto). */
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';
import type { Member, OsmSink, Tags } from './element.ts';
import { NO_TAGS } from './element.ts';
import { Message } from './protobuf.ts';

const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);
/** Coordinates are counted in nanodegrees. Dividing, not multiplying, gives the nearest double. */
const NANO = 1e9;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const text = (bytes: Uint8Array): string => decoder.decode(bytes);

export function readHeaderBlock(bytes: Uint8Array, sink: OsmSink): void {
  const header = new Message(bytes);
  for (let field = header.next(); field !== 0; field = header.next()) {
    if (field === 1) {
      const box = header.message();
      let [west, east, north, south] = [0, 0, 0, 0];
      for (let edge = box.next(); edge !== 0; edge = box.next()) {
        if (edge === 1) west = box.sint() / NANO;
        else if (edge === 2) east = box.sint() / NANO;
        else if (edge === 3) north = box.sint() / NANO;
        else if (edge === 4) south = box.sint() / NANO;
        else box.skip();
      }
      sink.bounds([west, south, east, north]);
    } else if (field === 4) {
      const feature = text(header.bytes());
      if (!KNOWN_FEATURES.has(feature)) throw refuse('pbf_unsupported', { feature });
    } else if (field === 32) {
      const seconds = header.int();
      // what is no moment of this age is not a date
      if (seconds > 0 && seconds < 1e11) sink.date?.(new Date(seconds * 1000).toISOString().slice(0, 10));
    } else header.skip();
  }
}

/** Strings and scale of one block; elements refer to both. */
interface Context {
  readonly sink: OsmSink;
  readonly strings: readonly string[];
  readonly granularity: number;
  readonly lonOffset: number;
  readonly latOffset: number;
}

export function readPrimitiveBlock(bytes: Uint8Array, sink: OsmSink): void {
  const block = new Message(bytes);
  const strings: string[] = [];
  const groups: Message[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  for (let field = block.next(); field !== 0; field = block.next()) {
    if (field === 1) {
      const table = block.message();
      for (let entry = table.next(); entry !== 0; entry = table.next()) strings.push(text(table.bytes()));
    } else if (field === 2) groups.push(block.message());
    else if (field === 17) granularity = block.int();
    else if (field === 19) latOffset = block.int();
    else if (field === 20) lonOffset = block.int();
    else block.skip();
  }
  const context: Context = { sink, strings, granularity, latOffset, lonOffset };
  for (const group of groups) {
    for (let field = group.next(); field !== 0; field = group.next()) {
      if (field === 1) readNode(group.message(), context);
      else if (field === 2) readDense(group.message(), context);
      else if (field === 3) readWay(group.message(), context);
      else if (field === 4) readRelation(group.message(), context);
      else group.skip();
    }
  }
}

function string(context: Context, index: number): string {
  const found = context.strings[index];
  if (found === undefined) throw refuse('pbf_malformed', { reason: 'a string that is not in the table' });
  return found;
}

function tagsOf(context: Context, keys: readonly number[], values: readonly number[]): Tags {
  if (keys.length === 0) return NO_TAGS;
  if (keys.length !== values.length) throw refuse('pbf_malformed', { reason: 'keys without values' });
  return new Map(keys.map((key, i) => [string(context, key), string(context, values[i] ?? -1)]));
}

function emitNode(context: Context, id: number, lat: number, lon: number, tags: Tags): void {
  const degreesLon = (context.lonOffset + context.granularity * lon) / NANO;
  const degreesLat = (context.latOffset + context.granularity * lat) / NANO;
  if (!(Math.abs(degreesLon) <= 180 && Math.abs(degreesLat) <= 90)) {
    throw refuse('osm_bad_element', { element: `node ${id}`, reason: 'no valid lon and lat', line: 0 });
  }
  context.sink.node(id, degreesLon, degreesLat, tags);
}

function readNode(node: Message, context: Context): void {
  let [id, lat, lon] = [0, 0, 0];
  let keys: number[] = [];
  let values: number[] = [];
  for (let field = node.next(); field !== 0; field = node.next()) {
    if (field === 1) id = node.sint();
    else if (field === 2) keys = node.packedUints();
    else if (field === 3) values = node.packedUints();
    else if (field === 8) lat = node.sint();
    else if (field === 9) lon = node.sint();
    else node.skip();
  }
  emitNode(context, id, lat, lon, tagsOf(context, keys, values));
}

/** Columns instead of rows: ids and coordinates as differences, tags as `key value key value 0` per node. */
function readDense(dense: Message, context: Context): void {
  let ids: number[] = [];
  let lats: number[] = [];
  let lons: number[] = [];
  let keysValues: number[] = [];
  for (let field = dense.next(); field !== 0; field = dense.next()) {
    if (field === 1) ids = dense.packedSints();
    else if (field === 8) lats = dense.packedSints();
    else if (field === 9) lons = dense.packedSints();
    else if (field === 10) keysValues = dense.packedUints();
    else dense.skip();
  }
  if (lats.length !== ids.length || lons.length !== ids.length)
    throw refuse('pbf_malformed', { reason: 'nodes without coordinates' });
  let [id, lat, lon, at] = [0, 0, 0, 0];
  for (let i = 0; i < ids.length; i++) {
    id += ids[i] ?? 0;
    lat += lats[i] ?? 0;
    lon += lons[i] ?? 0;
    let tags: Map<string, string> | null = null;
    while (at < keysValues.length && keysValues[at] !== 0) {
      (tags ??= new Map()).set(string(context, keysValues[at] ?? -1), string(context, keysValues[at + 1] ?? -1));
      at += 2;
    }
    at++;
    emitNode(context, id, lat, lon, tags ?? NO_TAGS);
  }
}

function sums(differences: readonly number[], element: string): number[] {
  if (differences.length > LIMITS.osmRefs)
    throw refuse('osm_bad_element', { element, reason: `more than ${LIMITS.osmRefs} references`, line: 0 });
  let sum = 0;
  return differences.map((difference) => (sum += difference));
}

function readWay(way: Message, context: Context): void {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let refs: number[] = [];
  for (let field = way.next(); field !== 0; field = way.next()) {
    if (field === 1) id = way.int();
    else if (field === 2) keys = way.packedUints();
    else if (field === 3) values = way.packedUints();
    else if (field === 8) refs = way.packedSints();
    else way.skip();
  }
  context.sink.way(id, sums(refs, `way ${id}`), tagsOf(context, keys, values));
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

function readRelation(relation: Message, context: Context): void {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let roles: number[] = [];
  let refs: number[] = [];
  let types: number[] = [];
  for (let field = relation.next(); field !== 0; field = relation.next()) {
    if (field === 1) id = relation.int();
    else if (field === 2) keys = relation.packedUints();
    else if (field === 3) values = relation.packedUints();
    else if (field === 8) roles = relation.packedUints();
    else if (field === 9) refs = relation.packedSints();
    else if (field === 10) types = relation.packedUints();
    else relation.skip();
  }
  const members = sums(refs, `relation ${id}`).map((ref, i): Member => {
    const type = MEMBER_TYPES[types[i] ?? -1];
    if (!type) throw refuse('pbf_malformed', { reason: 'a member without a type' });
    return { type, ref, role: string(context, roles[i] ?? -1) };
  });
  context.sink.relation(id, members, tagsOf(context, keys, values));
}
