/**
 * What a Shapefile's .prj says. ESRI and GDAL write the same well-known text with other names, so the parameters are read
 * and not the title: a datum, a meridian, a false easting.
 */
import { crsOfMeridian, parseCrs } from './crs.ts';
import type { Crs } from './crs.ts';

/** The system a file says it is in. */
export interface NamedCrs {
  /** As the file writes it. */
  readonly name: string;
  /** Null: one that is not known here, such as Xi'an 1980, which lies up to a hundred metres beside. */
  readonly crs: Crs | null;
}

const CGCS2000 = /"D?_?(?:China_2000|CGCS_?2000|China_Geodetic_Coordinate_System_2000)"/i;
const WGS_1984 = /"D?_?WGS_?(?:19)?84"/i;

/** Null for a text that is no WKT at all. */
export function crsOfWkt(text: string): NamedCrs | null {
  const [, kind = '', title = ''] = /^\s*(PROJCS|GEOGCS)\s*\[\s*"([^"]*)"/i.exec(text) ?? [];
  if (kind === '') return null;
  const datum = /DATUM\s*\[\s*("[^"]*")/i.exec(text)?.[1] ?? '';
  const name = title.slice(0, 80);
  if (kind.toUpperCase() === 'GEOGCS') {
    const id = CGCS2000.test(datum) ? 'cgcs2000' : WGS_1984.test(datum) ? 'wgs84' : '';
    return { name, crs: parseCrs(id) };
  }
  return { name, crs: CGCS2000.test(datum) ? gaussKrugerOf(text) : null };
}

function gaussKrugerOf(text: string): Crs | null {
  const parameter = (name: string): number =>
    Number(new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*([-+.\\dEe]+)\\s*\\]`, 'i').exec(text)?.[1] ?? Number.NaN);
  const plane = /PROJECTION\s*\[\s*"(?:Gauss_Kruger|Transverse_Mercator)"/i.test(text);
  const metres = /UNIT\s*\[\s*"met(?:er|re)"\s*,\s*1(?:\.0*)?\s*[\],]/i.test(text);
  const easting = parameter('False_Easting');
  const zone = Math.round((easting - 500_000) / 1e6);
  const usual =
    parameter('False_Northing') === 0 &&
    parameter('Latitude_Of_Origin') === 0 &&
    parameter('Scale_Factor') === 1 &&
    easting === 500_000 + zone * 1e6;
  return plane && metres && usual ? crsOfMeridian(parameter('Central_Meridian'), zone === 0 ? null : zone) : null;
}
