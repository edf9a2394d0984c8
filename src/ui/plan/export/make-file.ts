/** Content, territory and format → the bytes of a file. The writers come when somebody exports. */
import type { FeatureTable } from '../../../../geo/formats/write/feature-table.ts';
import { csvOf } from '../../../domain/rules/csv.ts';
import type { Sheet, SheetCell } from '../../../domain/sheet.ts';
import type { FileFormat } from '../../parts/export-file.ts';
import type { Content, ContentRow, Scope } from './contents/content.ts';

/** Of tables first, which most people want; then of maps. */
const TABLE_FORMATS = ['xlsx', 'csv'] as const satisfies readonly FileFormat[];
const MAP_FORMATS = ['geojson', 'kml', 'flatgeobuf'] as const satisfies readonly FileFormat[];
export type ContentFormat = (typeof TABLE_FORMATS)[number] | (typeof MAP_FORMATS)[number];

export const formatsOf = ({ isPlace }: Content): readonly ContentFormat[] =>
  isPlace ? [...TABLE_FORMATS, ...MAP_FORMATS] : TABLE_FORMATS;

const isMap = (format: ContentFormat): boolean => (MAP_FORMATS as readonly ContentFormat[]).includes(format);

/** The rows that get into a file: a map has only what lies somewhere. */
export const rowsFor = (rows: readonly ContentRow[], format: ContentFormat): readonly ContentRow[] =>
  isMap(format) ? rows.filter(({ geometry }) => geometry !== null) : rows;

interface FileOf {
  readonly content: Content;
  readonly format: ContentFormat;
  readonly rows: readonly ContentRow[];
  readonly scope: Scope;
  readonly title: string;
  readonly notes: readonly string[];
}

export async function makeFile({ content, format, rows, scope, title, notes }: FileOf): Promise<BlobPart> {
  const { t } = scope.words;
  const columns = content.columns.map(({ title: key, kind }) => ({ title: t(`export.column.${key}`), kind }));
  const table: FeatureTable = {
    title,
    notes,
    columns,
    rows: rows.flatMap(({ geometry, ...row }) => (geometry === null ? [] : [{ ...row, geometry }])),
  };
  switch (format) {
    case 'geojson':
      return (await import('../../../../geo/formats/write/geojson.ts')).writeGeoJson(table);
    case 'kml':
      return (await import('../../../../geo/formats/write/kml.ts')).writeKml(table);
    case 'flatgeobuf':
      return (await import('../../../../geo/formats/write/flatgeobuf.ts')).writeFlatGeobuf(table);
    case 'csv':
      return csvOf(sheetOf(content, rows, columns, title, notes, scope));
    case 'xlsx':
      return (await import('../../print/xlsx.ts')).xlsxOf(sheetOf(content, rows, columns, title, notes, scope));
  }
}

/** Of what is a point its place stands in the table, so that a list can be put on a map again. */
function sheetOf(
  content: Content,
  rows: readonly ContentRow[],
  columns: FeatureTable['columns'],
  title: string,
  notes: readonly string[],
  { words: { t } }: Scope,
): Sheet {
  const hasPoints = content.isPlace && rows.some(({ geometry }) => geometry?.type === 'Point');
  return {
    name: title,
    notes,
    columns: [
      ...columns.map((column, at) => ({ ...column, kind: kindOf(content, at) })),
      ...(hasPoints
        ? [
            { title: t('export.column.lon'), kind: 'text' as const },
            { title: t('export.column.lat'), kind: 'text' as const },
          ]
        : []),
    ],
    rows: rows.map(({ geometry, values }): SheetCell[] => {
      const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [];
      return [...values, ...(hasPoints ? [lon ?? null, lat ?? null] : [])];
    }),
  };
}

/** A year is a number that is not written with a comma. */
const kindOf = ({ columns }: Content, at: number): 'text' | 'number' =>
  columns[at]?.title === 'built_year' ? 'text' : (columns[at]?.kind ?? 'text');
