/**
 * The coordinate systems Chinese boundary files arrive in. Everything is stored in WGS 84; the others exist at the edge
 * only (architecture §8). CGCS2000 and WGS 84 differ by centimetres, so the geographic pair is one system here.
 */
type System =
  | { readonly kind: 'geographic'; readonly id: 'wgs84' | 'cgcs2000' }
  | { readonly kind: 'offset'; readonly id: 'gcj02' | 'bd09' }
  | {
      readonly kind: 'gauss_kruger';
      readonly id: string;
      /** Degrees east. */
      readonly centralMeridian: number;
      /** Number written before the six digits of the easting, or null where eastings are plain. */
      readonly zone: number | null;
      readonly widthDegrees: 3 | 6;
    };

/** A system and the order its two numbers are written in: `swapped` files put north before east, as surveyors do. */
export type Crs = System & { readonly swapped?: true };

/** Every CGCS2000 Gauss–Krüger code: 4491–4512 are the 6° zones, 4513–4554 the 3° ones; each twice, with and without zone number. */
function gaussKruger(epsg: number): Crs | null {
  const make = (centralMeridian: number, zone: number | null, widthDegrees: 3 | 6): Crs => ({
    kind: 'gauss_kruger',
    id: `epsg:${epsg}`,
    centralMeridian,
    zone,
    widthDegrees,
  });
  if (epsg >= 4491 && epsg <= 4501) return make(75 + 6 * (epsg - 4491), epsg - 4478, 6);
  if (epsg >= 4502 && epsg <= 4512) return make(75 + 6 * (epsg - 4502), null, 6);
  if (epsg >= 4513 && epsg <= 4533) return make(75 + 3 * (epsg - 4513), epsg - 4488, 3);
  if (epsg >= 4534 && epsg <= 4554) return make(75 + 3 * (epsg - 4534), null, 3);
  return null;
}

const BY_NAME: Readonly<Record<string, Crs>> = {
  wgs84: { kind: 'geographic', id: 'wgs84' },
  crs84: { kind: 'geographic', id: 'wgs84' },
  cgcs2000: { kind: 'geographic', id: 'cgcs2000' },
  gcj02: { kind: 'offset', id: 'gcj02' },
  bd09: { kind: 'offset', id: 'bd09' },
};

const SWAPPED = '/yx';

/**
 * What a person types (`GCJ-02`, `epsg:4527`, `epsg:4527/yx` where north comes first) or an old GeoJSON `crs` member says
 * (`urn:ogc:def:crs:EPSG::4490`); null when unknown.
 */
export function parseCrs(text: string): Crs | null {
  const word = text.trim().toLowerCase();
  if (!word.endsWith(SWAPPED)) return parseSystem(word);
  const crs = parseSystem(word.slice(0, -SWAPPED.length));
  return crs && otherAxes(crs);
}

/** The text that `parseCrs` reads as this system. */
export const nameOfCrs = (crs: Crs): string => `${crs.id}${crs.swapped ? SWAPPED : ''}`;

/** The same system with its numbers in the other order. */
export function otherAxes({ swapped, ...crs }: Crs): Crs {
  return swapped ? crs : { ...crs, swapped: true };
}

/** Whether the same numbers mean the same place (to centimetres) in both; the plain 3° and 6° zones of one meridian do. */
export function sameCrs(a: Crs, b: Crs): boolean {
  if (a.swapped !== b.swapped || a.kind !== b.kind) return false;
  if (a.kind === 'gauss_kruger' && b.kind === 'gauss_kruger')
    return a.centralMeridian === b.centralMeridian && a.zone === b.zone;
  return a.kind === 'geographic' || a.id === b.id;
}

function parseSystem(word: string): Crs | null {
  const epsg = /^(?:urn:ogc:def:crs:)?epsg:{1,2}(?:[\d.]*:)?(\d{4,5})$/.exec(word)?.[1];
  if (epsg === '4326') return BY_NAME['wgs84'] ?? null;
  if (epsg === '4490') return BY_NAME['cgcs2000'] ?? null;
  if (epsg !== undefined) return gaussKruger(Number(epsg));
  const name = word.replace(/^urn:ogc:def:crs:ogc:[\d.]*:/, '').replaceAll(/[\s_-]/g, '');
  return Object.hasOwn(BY_NAME, name) ? (BY_NAME[name] ?? null) : null;
}

/** The Gauss–Krüger system of a meridian, written with a zone number or (null) without; null when there is none of these. */
export function crsOfMeridian(centralMeridian: number, zone: number | null): Crs | null {
  const all = [...EVERY_3_DEGREES, ...EVERY_6_DEGREES];
  return (
    all.find((crs) => crs.kind === 'gauss_kruger' && crs.centralMeridian === centralMeridian && crs.zone === zone) ??
    null
  );
}

const span = (from: number, to: number): Crs[] =>
  Array.from({ length: to - from + 1 }, (_, i) => gaussKruger(from + i)).filter((crs) => crs !== null);

const EVERY_3_DEGREES: readonly Crs[] = span(4513, 4554);
const EVERY_6_DEGREES: readonly Crs[] = span(4491, 4512);

/** One of each that differ, the likelier first; axes in their usual order. */
export const EVERY_CRS: readonly Crs[] = [
  ...['wgs84', 'gcj02', 'bd09'].map(parseSystem).filter((crs) => crs !== null),
  ...EVERY_3_DEGREES,
  ...EVERY_6_DEGREES.filter((crs) => !EVERY_3_DEGREES.some((other) => sameCrs(crs, other))),
];

export const WGS84: Crs = { kind: 'geographic', id: 'wgs84' };

/** The 3° Gauss–Krüger code an 8-digit easting names by its first two digits (zones 25–45), or null. */
export function crsOfZonedEasting(easting: number): string | null {
  const zone = Math.floor(easting / 1e6);
  if (zone >= 25 && zone <= 45) return `epsg:${4488 + zone}`;
  return zone >= 13 && zone <= 23 ? `epsg:${4478 + zone}` : null;
}
