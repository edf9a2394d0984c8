/** One point of any supported system to WGS 84, and the range a system's numbers may have. */
import proj4 from 'proj4';
import { crsOfZonedEasting } from './crs.ts';
import type { Crs } from './crs.ts';
import { bd09ToWgs84, gcj02ToWgs84 } from './offset.ts';
import type { LonLat } from './offset.ts';

export type ToWgs84 = (x: number, y: number) => LonLat;

export function toWgs84(crs: Crs): ToWgs84 {
  const inOrder = eastFirst(crs);
  return crs.swapped ? (x, y) => inOrder(y, x) : inOrder;
}

function eastFirst(crs: Crs): ToWgs84 {
  if (crs.kind === 'geographic') return (x, y) => [x, y];
  if (crs.kind === 'offset') {
    const inverse = crs.id === 'gcj02' ? gcj02ToWgs84 : bd09ToWgs84;
    return (x, y) => inverse([x, y]);
  }
  const falseEasting = 500_000 + (crs.zone ?? 0) * 1e6;
  const plane = proj4(
    `+proj=tmerc +lat_0=0 +lon_0=${crs.centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`,
  );
  return (x, y) => {
    const [lon = Number.NaN, lat = Number.NaN] = plane.inverse([x, y]);
    return [lon, lat];
  };
}

/** Why numbers cannot belong to a system: what a person most likely did instead. */
export type RangeDoubt =
  | { readonly doubt: 'axes_swapped' }
  | { readonly doubt: 'projected'; readonly suggest: string | null }
  | { readonly doubt: 'degrees' }
  | { readonly doubt: 'zone'; readonly suggest: string | null }
  | { readonly doubt: 'outside' };

/** Metres from the central meridian that a zone may still be used for: its own half width at 18° N, doubled, because a county on the rim keeps one zone. */
const REACH = { 3: 330_000, 6: 500_000 } as const;
const NORTHING = { least: 300_000, most: 6_000_000 } as const;

const looksGeographic = (x: number, y: number): boolean => Math.abs(x) <= 180 && Math.abs(y) <= 90;

/** Whether `x, y` can be coordinates of `crs` (null) or what speaks against it. */
export const doubtRange = (crs: Crs, x: number, y: number): RangeDoubt | null =>
  crs.swapped ? doubtInOrder(crs, y, x) : doubtInOrder(crs, x, y);

function doubtInOrder(crs: Crs, x: number, y: number): RangeDoubt | null {
  if (crs.kind !== 'gauss_kruger') {
    if (looksGeographic(x, y)) return null;
    if (Math.abs(x) <= 90 && Math.abs(y) <= 180) return { doubt: 'axes_swapped' };
    return Math.abs(x) > 1000 && Math.abs(y) > 1000
      ? { doubt: 'projected', suggest: crsOfZonedEasting(Math.max(x, y)) }
      : { doubt: 'outside' };
  }
  if (looksGeographic(x, y)) return { doubt: 'degrees' };
  const fits = (easting: number, northing: number): boolean =>
    Math.abs(easting - 500_000 - (crs.zone ?? 0) * 1e6) <= REACH[crs.widthDegrees] &&
    northing >= NORTHING.least &&
    northing <= NORTHING.most;
  if (fits(x, y)) return null;
  if (fits(y, x)) return { doubt: 'axes_swapped' };
  const named = crsOfZonedEasting(x);
  return named !== null || (crs.zone !== null && x < 1e6) ? { doubt: 'zone', suggest: named } : { doubt: 'outside' };
}
