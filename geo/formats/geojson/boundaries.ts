/**
 * The features of a file as boundaries to import. All features are looked at and all their problems told at once: a clerk
 * who mends a file wants the whole list.
 */
import type { MultiPolygon } from 'geojson';
import type { Crs } from '../../crs/crs.ts';
import { toWgs84 } from '../../crs/transform.ts';
import { LIMITS } from '../limits.ts';
import { ImportError } from '../problem.ts';
import type { Problem, ProblemCode, ProblemParams } from '../problem.ts';
import { plainText } from '../text.ts';
import { isObject } from './parse.ts';
import { readPolygon } from './polygon.ts';

export interface BoundaryFeature {
  /** Place in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly code: string | null;
  readonly office_code: string | null;
  readonly geom: MultiPolygon;
}

export interface Fields {
  /** Property with the name; null: the first of `NAME_FIELDS` that a feature has. */
  readonly name: string | null;
  /** Property with the standard code; null: codes are numbered by the database. */
  readonly code: string | null;
  /** Property with the office's own number. */
  readonly officeCode: string | null;
}

export const NAME_FIELDS = [
  'name',
  'NAME',
  'Name',
  '名称',
  '网格名称',
  '小区名称',
  '社区名称',
  '社区',
  'mc',
  'MC',
] as const;

/** Throws `ImportError` with every problem found; then nothing of the file may be used. */
export function readBoundaries(features: readonly unknown[], crs: Crs, fields: Fields): BoundaryFeature[] {
  const problems: Problem[] = [];
  const rows: BoundaryFeature[] = [];
  const project = toWgs84(crs);
  const names = new Map<string, number>();
  const codes = new Map<string, number>();

  features.forEach((feature, index) => {
    const name = isObject(feature) ? nameIn(feature, fields.name) : '';
    const report = (code: ProblemCode, params: ProblemParams = {}): void => {
      problems.push({ code, index, params, ...(name !== '' && { name }) });
    };
    if (!isObject(feature) || feature['type'] !== 'Feature') return report('not_a_feature');
    const properties = isObject(feature['properties']) ? feature['properties'] : {};
    const fieldsThere = Object.keys(properties).slice(0, 12).join(', ');

    if (name === '') report('no_name', { field: fields.name ?? NAME_FIELDS.join(' / '), there: fieldsThere });
    else if (name.length > LIMITS.nameLength)
      report('name_too_long', { length: name.length, limit: LIMITS.nameLength });
    const twin = names.get(name);
    if (name !== '' && twin !== undefined) report('duplicate_name_in_file', { other: twin });
    else names.set(name, index);

    const code = fields.code === null ? null : textOf(properties, fields.code);
    if (code === '') report('no_code_field', { field: fields.code ?? '', there: fieldsThere });
    const codeTwin = code === null ? undefined : codes.get(code);
    if (code !== '' && codeTwin !== undefined) report('duplicate_code_in_file', { given: code ?? '', other: codeTwin });
    else if (code !== null) codes.set(code, index);

    const read = readPolygon(feature['geometry'], crs, project);
    if (read.flaw) return report(read.flaw.code, read.flaw.params);
    const officeCode = fields.officeCode === null ? '' : textOf(properties, fields.officeCode);
    rows.push({ index, name, code, office_code: officeCode === '' ? null : officeCode, geom: read.geometry });
  });
  if (problems.length > 0) throw new ImportError(problems);
  return rows;
}

function nameIn(feature: Record<string, unknown>, field: string | null): string {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const wanted = field ?? NAME_FIELDS.find((candidate) => textOf(properties, candidate) !== '');
  return wanted === undefined ? '' : textOf(properties, wanted);
}

/** A property as plain text; numbers are taken too, since tools write codes as numbers. */
export function textOf(properties: Record<string, unknown>, field: string): string {
  const value = Object.hasOwn(properties, field) ? properties[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : '';
}
