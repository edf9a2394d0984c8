/** `/config.json`, checked; the last good one is kept so that the app starts without a network. */
import { Failure } from '../domain/failure.ts';
import { ROLES } from '../domain/role.ts';
import type { Basemap, DemoAccount, RuntimeConfig, WalkFile } from '../domain/runtime-config.ts';
import type { DeviceStorage } from './device-storage.ts';
import { failureOf, networkFailure } from './failures.ts';
import { idleFetch } from './idle-fetch.ts';

const KEY = 'lianxin.config';

/** How long a start waits for a fresh configuration while an older one lies ready. */
const PATIENCE_MS = 1500;

export async function loadRuntimeConfig(
  fetch: typeof globalThis.fetch,
  storage: DeviceStorage,
  patienceMs: number = PATIENCE_MS,
): Promise<RuntimeConfig> {
  const kept = keptConfig(storage);
  try {
    const response = await idleFetch(fetch, kept ? patienceMs : undefined)('/config.json', { cache: 'no-cache' });
    if (!response.ok) throw failureOf({ status: response.status, message: '/config.json' });
    const config = readRuntimeConfig(await response.json());
    // Demo passwords are offered by the server when it can be reached; they need not lie on the device.
    storage.setItem(KEY, JSON.stringify({ ...config, demo_accounts: [] }));
    return config;
  } catch (thrown) {
    if (kept) return kept;
    throw thrown instanceof SyntaxError
      ? new Failure('server', '/config.json is not JSON', { cause: thrown })
      : networkFailure(thrown);
  }
}

function keptConfig(storage: DeviceStorage): RuntimeConfig | null {
  try {
    const text = storage.getItem(KEY);
    return text === null ? null : readRuntimeConfig(JSON.parse(text));
  } catch {
    return null; // Written by another version: as good as none.
  }
}

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

const isFile = (value: unknown): value is Json =>
  isRecord(value) &&
  [value['id'], value['name'], value['url']].every(isText) &&
  Array.isArray(value['bounds']) &&
  value['bounds'].length === 4 &&
  value['bounds'].every(Number.isFinite);

const isBasemap = (value: unknown): value is Basemap => isFile(value) && isText(value['attribution']);

const isWalkFile = (value: unknown): value is WalkFile => isFile(value) && Number(value['bytes']) > 0;

const isDemoAccount = (value: unknown): value is DemoAccount =>
  isRecord(value) &&
  [value['email'], value['password'], value['display_name'], value['place']].every(isText) &&
  ROLES.some((role) => role === value['role']);

export function readRuntimeConfig(value: unknown): RuntimeConfig {
  const wrong = (field: string) => new Failure('server', `/config.json: ${field}`);
  if (!isRecord(value)) throw wrong('not an object');
  // a place that has no walking network need not say so
  const { supabase_url, publishable_key, basemaps, walk_files = [], demo_accounts } = value;
  if (!isText(supabase_url) || !(supabase_url === '' || /^https?:\/\//.test(supabase_url))) throw wrong('supabase_url');
  if (!isText(publishable_key) || publishable_key === '') throw wrong('publishable_key');
  if (!Array.isArray(basemaps) || !basemaps.every(isBasemap)) throw wrong('basemaps');
  if (!Array.isArray(walk_files) || !walk_files.every(isWalkFile)) throw wrong('walk_files');
  if (!Array.isArray(demo_accounts) || !demo_accounts.every(isDemoAccount)) throw wrong('demo_accounts');
  return { supabase_url, publishable_key, basemaps, walk_files, demo_accounts };
}
