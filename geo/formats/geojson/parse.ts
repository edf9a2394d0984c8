/** From the bytes of a file to the features of a GeoJSON collection, with everything that may be wrong before a feature is looked at. */
import { parseCrs, WGS84 } from '../../crs/crs.ts';
import type { Crs } from '../../crs/crs.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';

export interface ParsedCollection {
  /** Not yet looked at. */
  readonly features: readonly unknown[];
  /** The system the coordinates are to be read in. */
  readonly crs: Crs;
}

/**
 * Reads a collection. `given` is the system a person named; the file may carry the old `crs` member, which must not
 * contradict it. Without either the coordinates are WGS 84, as the format says.
 */
export function parseCollection(bytes: Uint8Array, given: Crs | null): ParsedCollection {
  if (bytes.length > LIMITS.geojsonBytes)
    throw refuse('file_too_large', { size: bytes.length, limit: LIMITS.geojsonBytes });
  const text = decode(bytes).trim();
  if (text === '') throw refuse('file_empty');
  const value = parseJson(text);
  if (!isObject(value) || value['type'] !== 'FeatureCollection')
    throw refuse('not_feature_collection', { found: describe(value) });
  const { features } = value;
  if (!Array.isArray(features)) throw refuse('not_feature_collection', { found: 'features' });
  if (features.length === 0) throw refuse('no_features');
  if (features.length > LIMITS.features)
    throw refuse('too_many_features', { count: features.length, limit: LIMITS.features });
  return { features, crs: crsOf(value['crs'], given) };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuse('not_utf8', {}, { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refuse('not_json', { reason: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is, in a word for the message. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (!isObject(value)) return value === null ? 'null' : typeof value;
  return typeof value['type'] === 'string' ? value['type'].slice(0, 40) : 'object';
}

function crsOf(member: unknown, given: Crs | null): Crs {
  const named = isObject(member) && isObject(member['properties']) ? member['properties']['name'] : undefined;
  if (typeof named !== 'string') return given ?? WGS84;
  const own = parseCrs(named);
  if (!own && !given) throw refuse('crs_unknown', { crs: named.slice(0, 80) });
  if (!own) return given ?? WGS84;
  if (given && given.id !== own.id && !(given.kind === 'geographic' && own.kind === 'geographic')) {
    // many tools write "CRS84" into every file, whatever the numbers are: a person who says otherwise about such a file is believed
    if (own.kind === 'geographic' && given.kind === 'offset') return given;
    throw refuse('crs_conflict', { given: given.id, file: own.id });
  }
  return given ?? own;
}
