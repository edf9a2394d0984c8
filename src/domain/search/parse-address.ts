/**
 * Reads an address the ways people type it: `清和苑3-2-501`, `3号楼2单元501室`, `清和苑 三栋 二单元 501`, `3#501`, `2单元501`.
 * Pure text: whether such a door exists is the matcher's question.
 */
import { normalize, numeral } from './normalize.ts';

export interface TypedAddress {
  /** What stands before the numbers, normalised: part of a compound's name, or empty. */
  readonly place: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly door: string | null;
}

const NUMBER = '[0-9a-z]{1,4}|[一二两三四五六七八九十]{1,3}';
const WORDS = new RegExp(
  `^(?<place>.*?)(?:(?<building>${NUMBER})(?:号楼|号栋|栋|幢|号院楼|座|#楼|#|楼))?(?:(?<unit>${NUMBER})(?:单元|门))?(?:(?<door>\\d{3,4})(?:室|号|户)?)?$`,
);
const DASHES =
  /^(?<place>.*?)(?<building>\d{1,3}|[a-z])[-—–~#](?:(?<unit>\d{1,2})[-—–~])?(?<door>\d{3,4})(?:室|号|户)?$/;
const BUILDING_UNIT = /^(?<place>.*?)(?<building>\d{1,3})[-—–](?<unit>\d{1,2})(?:单元)?$/;

/** `03`, `三`, `3` are one building; `A` stays a letter. */
function plainNumber(text: string): string {
  const value = numeral(text);
  return value === null ? text : String(value);
}

/** Null when the text does not look like an address, so that names and codes are not searched as doors. */
export function parseAddress(query: string): TypedAddress | null {
  const text = normalize(query);
  const match = DASHES.exec(text) ?? BUILDING_UNIT.exec(text) ?? WORDS.exec(text);
  const groups = match?.groups;
  if (!groups) return null;
  const { place = '', building, unit, door } = groups;
  // A bare number is a code or a telephone, and a bare word a name.
  if (building === undefined && unit === undefined) return null;
  return {
    place,
    building: building === undefined ? null : plainNumber(building),
    unit: unit === undefined ? null : plainNumber(unit),
    door: door ?? null,
  };
}

/** The number in a building's, unit's or door's own name: `3号楼` → `3`, `A座` → `a`, `2单元` → `2`, `501室` → `501`. */
export function numberIn(name: string): string {
  const match = /\d+|[a-z](?=座|栋|幢|$)|[一二两三四五六七八九十]{1,3}(?=号?楼|号?栋|幢|单元|座)/.exec(normalize(name));
  return match ? plainNumber(match[0]) : normalize(name);
}
