/** What the tags of OpenStreetMap mean on our map. Pure tables: one place to argue about. */
import type { BasemapLayers } from '../../basemap/layers.ts';
import type { Tags } from './element.ts';

export interface Drawn {
  readonly layer: keyof BasemapLayers;
  readonly properties: Readonly<Record<string, string | boolean>>;
}

const ROAD_CLASS: Readonly<Record<string, string>> = {
  motorway: 'primary',
  motorway_link: 'primary',
  trunk: 'primary',
  trunk_link: 'primary',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'tertiary',
  tertiary_link: 'tertiary',
  residential: 'residential',
  unclassified: 'residential',
  living_street: 'residential',
  road: 'residential',
  service: 'service',
  track: 'service',
  busway: 'service',
  footway: 'footway',
  path: 'footway',
  pedestrian: 'footway',
  cycleway: 'footway',
  bridleway: 'footway',
  corridor: 'footway',
  steps: 'steps',
};
const RAILWAY = new Set(['rail', 'light_rail', 'tram', 'subway', 'monorail', 'narrow_gauge']);
const WATERWAY = new Set(['river', 'stream', 'canal', 'drain', 'ditch']);
const BARRIER = new Set(['fence', 'wall', 'city_wall', 'hedge', 'retaining_wall', 'guard_rail']);

const WATER: readonly [key: string, values: readonly string[]][] = [
  ['natural', ['water', 'bay']],
  ['waterway', ['riverbank', 'dock']],
  ['landuse', ['reservoir', 'basin']],
];
const GREEN: readonly [key: string, values: readonly string[]][] = [
  ['leisure', ['park', 'garden', 'nature_reserve', 'golf_course']],
  ['landuse', ['grass', 'forest', 'meadow', 'recreation_ground', 'village_green', 'orchard', 'cemetery', 'flowerbed']],
  ['natural', ['wood', 'scrub', 'grassland', 'heath', 'wetland']],
];
const LANDUSE_KIND: Readonly<Record<string, string>> = {
  residential: 'residential',
  education: 'school',
  commercial: 'commercial',
  retail: 'commercial',
  farmyard: 'village',
  industrial: 'other',
  railway: 'other',
  military: 'other',
  institutional: 'other',
  construction: 'other',
  brownfield: 'other',
};
const SCHOOLS = new Set(['school', 'university', 'college', 'kindergarten']);

const lookUp = (table: Readonly<Record<string, string>>, key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

const isOne = (tags: Tags, table: readonly [string, readonly string[]][]): boolean =>
  table.some(([key, values]) => values.includes(tags.get(key) ?? ''));

const isYes = (value: string | undefined): boolean => value !== undefined && value !== 'no';

/** The name a person reads, in the writing of the place; spaces and control characters made plain. */
export function nameOf(tags: Tags): string {
  const name = tags.get('name') ?? tags.get('name:zh') ?? '';
  return name.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}

/** Cuts a name that no list could show, between characters. */
export const shorten = (name: string, length: number): string =>
  name.length <= length ? name : Array.from(name).slice(0, length).join('');

const named = (tags: Tags): Record<string, string> => {
  const name = nameOf(tags);
  return name === '' ? {} : { name };
};

/** How a line is drawn, or null. An area with a line's key (a square, `area=yes`) is none. */
export function drawnAsLine(tags: Tags): Drawn | null {
  if (tags.get('area') === 'yes') return null;
  const road = lookUp(ROAD_CLASS, tags.get('highway'));
  if (road !== undefined) {
    const crossing = {
      ...(isYes(tags.get('bridge')) && { bridge: true }),
      ...(isYes(tags.get('tunnel')) && { tunnel: true }),
    };
    return { layer: 'road', properties: { class: road, ...named(tags), ...crossing } };
  }
  // what runs underground is not seen on the street
  if (RAILWAY.has(tags.get('railway') ?? '') && !isYes(tags.get('tunnel'))) return { layer: 'railway', properties: {} };
  if (WATERWAY.has(tags.get('waterway') ?? '') && !isYes(tags.get('tunnel')))
    return { layer: 'waterway', properties: named(tags) };
  if (BARRIER.has(tags.get('barrier') ?? ''))
    return { layer: 'barrier', properties: { kind: tags.get('barrier') ?? '' } };
  return null;
}

/** How an area is drawn, or null. */
export function drawnAsArea(tags: Tags): Drawn | null {
  if (isOne(tags, WATER)) return { layer: 'water', properties: named(tags) };
  if (isOne(tags, GREEN)) return { layer: 'green', properties: named(tags) };
  if (SCHOOLS.has(tags.get('amenity') ?? '')) return { layer: 'landuse', properties: { kind: 'school' } };
  const kind = lookUp(LANDUSE_KIND, tags.get('landuse'));
  return kind === undefined ? null : { layer: 'landuse', properties: { kind } };
}

/** A named residential area is what the office calls a compound (小区). */
export const isCompound = (tags: Tags): boolean =>
  (tags.get('landuse') === 'residential' || ['neighbourhood', 'city_block'].includes(tags.get('place') ?? '')) &&
  nameOf(tags) !== '';

export const isBuilding = (tags: Tags): boolean => isYes(tags.get('building'));

const DWELLINGS = new Set([
  'residential',
  'apartments',
  'house',
  'detached',
  'semidetached_house',
  'terrace',
  'dormitory',
  'bungalow',
  'farm',
  'cabin',
]);
const BUSINESS = new Set([
  'commercial',
  'retail',
  'office',
  'hotel',
  'supermarket',
  'kiosk',
  'industrial',
  'warehouse',
]);
const PUBLIC = new Set([
  'school',
  'university',
  'college',
  'kindergarten',
  'hospital',
  'public',
  'civic',
  'government',
  'train_station',
  'transportation',
  'fire_station',
  'church',
  'temple',
  'mosque',
  'library',
  'museum',
  'sports_hall',
  'stadium',
  'toilets',
]);

/** `building=yes` says nothing: null. */
export function buildingUse(tags: Tags): 'residential' | 'commercial' | 'public' | 'other' | null {
  const kind = tags.get('building') ?? '';
  if (DWELLINGS.has(kind)) return 'residential';
  if (BUSINESS.has(kind)) return 'commercial';
  if (PUBLIC.has(kind)) return 'public';
  return kind === 'yes' ? null : 'other';
}

/** Storeys above ground, or null where nobody counted them. */
export function buildingFloors(tags: Tags): number | null {
  const floors = Number.parseInt(tags.get('building:levels') ?? '', 10);
  return floors >= 1 && floors <= 200 ? floors : null;
}

const GATES = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'entrance']);

export const isGate = (tags: Tags): boolean => GATES.has(tags.get('barrier') ?? '');
export const isEntrance = (tags: Tags): boolean => isYes(tags.get('entrance')) || tags.get('barrier') === 'entrance';

/** Cars pass a lift gate; people and mappers call the main one so. */
export const isMainGate = (tags: Tags): boolean =>
  tags.get('barrier') === 'lift_gate' || tags.get('entrance') === 'main' || /正门|大门/.test(nameOf(tags));
