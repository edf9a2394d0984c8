/** Shops and services that people walk to, as kinds of our own (`facility_kind`). What has no name is nothing to send anybody to. */
import type { MultiPolygon, Point } from 'geojson';
import { LIMITS } from '../limits.ts';
import { nameOf, shorten } from './classify.ts';
import type { TaggedPoint } from './collect.ts';
import type { Tags } from './element.ts';
import { hoursOf, type Hours } from './opening-hours.ts';

export interface OsmFacility {
  readonly kind: string;
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly opening_hours: readonly Hours[];
  /** A point, or the outline of its house. */
  readonly geometry: Point | MultiPolygon;
}

/** Keys that a facility may be told by. */
export const FACILITY_KEYS = ['shop', 'craft', 'amenity', 'leisure'] as const;

const KINDS: Readonly<Record<string, string>> = {
  'shop=convenience': 'convenience_store',
  'shop=supermarket': 'supermarket',
  'amenity=marketplace': 'vegetable_market',
  'amenity=pharmacy': 'pharmacy',
  'shop=laundry': 'laundry',
  'shop=dry_cleaning': 'laundry',
  'shop=hairdresser': 'hairdresser',
  'shop=beauty': 'hairdresser',
  'shop=repair': 'repair',
  'shop=shoe_repair': 'repair',
  'craft=shoemaker': 'repair',
  'craft=electronics_repair': 'repair',
  'amenity=post_office': 'parcel',
  'amenity=parcel_locker': 'parcel',
  'shop=copyshop': 'photocopy',
  'shop=photo': 'photocopy',
  'amenity=childcare': 'childcare',
  'leisure=fitness_centre': 'gym',
  'shop=books': 'bookshop',
};

function kindOf(tags: Tags): string | undefined {
  if (tags.get('amenity') === 'social_facility')
    return tags.get('social_facility') === 'day_care' ? 'day_care_center' : undefined;
  for (const key of FACILITY_KEYS) {
    const named = `${key}=${tags.get(key) ?? ''}`;
    if (Object.hasOwn(KINDS, named)) return KINDS[named];
  }
  return undefined;
}

/** Facilities among points and areas; the areas must be whole. */
export function facilitiesOf(
  points: readonly TaggedPoint[],
  areas: readonly { readonly tags: Tags; readonly geometry: MultiPolygon | null }[],
): OsmFacility[] {
  return [
    ...points.map(({ tags, at }) => ({ tags, geometry: { type: 'Point' as const, coordinates: [...at] } })),
    ...areas,
  ].flatMap(({ tags, geometry }) => {
    const kind = kindOf(tags);
    const name = nameOf(tags);
    if (kind === undefined || name === '' || geometry === null) return [];
    return {
      kind,
      name: shorten(name, LIMITS.nameLength),
      address: addressOf(tags),
      phone: plain(tags.get('phone') ?? tags.get('contact:phone'), 30),
      opening_hours: hoursOf(tags.get('opening_hours') ?? ''),
      geometry,
    };
  });
}

/** Street and number as they are written there: in Chinese without a space. */
function addressOf(tags: Tags): string | null {
  const [street, number] = [tags.get('addr:street') ?? '', tags.get('addr:housenumber') ?? ''];
  const joint = /\p{Script=Han}/u.test(street) ? '' : ' ';
  return plain(tags.get('addr:full') ?? (street && [street, number].filter(Boolean).join(joint)), 200);
}

const plain = (text: string | undefined, length: number): string | null =>
  shorten((text ?? '').replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim(), length) || null;
