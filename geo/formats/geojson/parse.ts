/** From the bytes of a file to the features of a GeoJSON collection, with everything that may be wrong before a feature is looked at. */
import { parseCrs } from '../../crs/crs.ts';
import type { NamedCrs } from '../../crs/wkt.ts';
import { positionsOf, Tally } from '../feature-file.ts';
import type { FeatureFile } from '../feature-file.ts';
import { LIMITS } from '../limits.ts';
import { refuse } from '../problem.ts';

/** Reads a collection; its old `crs` member is told, not yet believed. Throws `ImportError`. */
export function parseCollection(bytes: Uint8Array): FeatureFile {
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
  new Tally().vertices(positionsOf(features).length);
  return { kind: 'features', format: 'geojson', features, named: namedIn(value['crs']) };
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

function namedIn(member: unknown): NamedCrs | null {
  const name = isObject(member) && isObject(member['properties']) ? member['properties']['name'] : undefined;
  return typeof name === 'string' ? { name: name.slice(0, 80), crs: parseCrs(name) } : null;
}
