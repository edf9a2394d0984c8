/**
 * One file on its way in: read, looked at, matched, handed over in pieces. Runs in the importing worker and, the same, in tests and
 * the command line. Whatever takes long lets others have their turn, so that it can be told to stop.
 */
import type { MultiPolygon } from 'geojson';
import { nameOfCrs, parseCrs } from '../../geo/crs/crs.ts';
import type { Crs } from '../../geo/crs/crs.ts';
import { detectCrs, settleCrs } from '../../geo/crs/detect.ts';
import type { RawPosition } from '../../geo/crs/detect.ts';
import { toWgs84 } from '../../geo/crs/transform.ts';
import { claimOf } from '../../geo/formats/claim.ts';
import { positionsOf } from '../../geo/formats/feature-file.ts';
import type { FeatureFile } from '../../geo/formats/feature-file.ts';
import { readBoundaries } from '../../geo/formats/geojson/boundaries.ts';
import { isObject } from '../../geo/formats/geojson/parse.ts';
import { LIMITS } from '../../geo/formats/limits.ts';
import { ImportError, refuse } from '../../geo/formats/problem.ts';
import { readFile } from '../../geo/formats/read-file.ts';
import { coordinateColumns, tablePositions } from '../../geo/formats/table/coordinates.ts';
import type { Table, TableFile } from '../../geo/formats/table/table.ts';
import { withoutIdentity, textOf } from '../domain/ledger/cell-values.ts';
import { isIdentityColumn } from '../domain/ledger/guess-columns.ts';
import type { KnownPlaces } from '../domain/ledger/known-places.ts';
import { RowMatcher } from '../domain/ledger/match-rows.ts';
import { previewOf } from './import-preview.ts';
import type {
  BoundaryTask,
  CrsAnswer,
  DoubtGroup,
  FileSummary,
  LedgerTask,
  LineFault,
  MatchSummary,
  Piece,
} from '../domain/ledger/import-questions.ts';
import { withReasons } from './import-reasons.ts';

/** Of JSON; the server takes 1.2 MB at a time. */
const PIECE_BYTES = 700_000;
const PIECE_ROWS = 2000;
/** Rows between two breaths. */
const STRIDE = 250;
/** Told one by one; how many rows are faulty is counted in any case. */
const MOST_FAULTS = 50_000;

export interface Watch {
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

interface Row {
  readonly line: number;
  readonly body: unknown;
}

export class ImportDesk {
  #name = '';
  #file: FeatureFile | TableFile | null = null;
  #matcher: RowMatcher | null = null;
  #rows: readonly Row[] = [];
  #pieces: readonly Piece[] = [];
  #sheet = 0;

  async open(name: string, bytes: Uint8Array): Promise<FileSummary> {
    if (bytes.length > LIMITS.fileBytes)
      throw refuse('file_too_large', { size: bytes.length, limit: LIMITS.fileBytes });
    this.#file = null;
    this.#rows = [];
    this.#pieces = [];
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    const file = await readFile(bytes);
    [this.#name, this.#file] = [name, file];
    if (file.kind === 'table')
      return { name, sha256, format: file.format, features: null, sheets: file.tables.map(sheetSummary) };
    const attributes = [
      ...new Set(file.features.slice(0, 100).flatMap((feature) => Object.keys(propertiesOf(feature)))),
    ];
    return {
      name,
      sha256,
      format: file.format,
      features: { count: file.features.length, attributes, named: file.named?.name ?? null },
      sheets: [],
    };
  }

  crs(outline: MultiPolygon, sheet: number | null): CrsAnswer {
    const file = this.#opened();
    const points: RawPosition[] =
      file.kind === 'features' ? positionsOf(file.features) : this.#positions(sheet ?? 0).filter((at) => at !== null);
    if (points.length === 0) throw refuse('no_geometry');
    const candidates = detectCrs(points, outline);
    const claim = file.kind === 'features' ? claimOf(file, null) : null;
    const settled = settleCrs(claim, candidates);
    const claimed = claim && !candidates.some(({ crs }) => nameOfCrs(crs) === nameOfCrs(claim.crs)) ? [claim.crs] : [];
    return {
      offers: [
        ...candidates.map(({ crs, inside, shift, overlap }) => ({
          crs: nameOfCrs(crs),
          inside,
          shift,
          overlap,
          preview: previewOf(file, points, crs),
        })),
        ...claimed.map((crs) => ({ crs: nameOfCrs(crs), inside: 0, shift: Number.NaN, overlap: 0, preview: [] })),
      ],
      plain: settled.answer === 'plain' ? nameOfCrs(settled.crs) : null,
      contradicted: settled.answer === 'contradiction' ? nameOfCrs(settled.crs) : null,
    };
  }

  know(places: KnownPlaces): void {
    this.#matcher = new RowMatcher(places);
  }

  async match(task: LedgerTask, { onProgress, signal }: Watch = {}): Promise<MatchSummary> {
    const matcher = this.#matcher;
    if (!matcher) throw new TypeError('matched before it is known what there is');
    const table = this.#table(task.sheet);
    const [faults, doubts, rows]: [LineFault[], Map<string, DoubtGroup & { lines: number[] }>, Row[]] = [
      [],
      new Map(),
      [],
    ];
    const positions = task.crs === null ? null : this.#places(task.sheet, crsNamed(task.crs));
    const decisions = new Map(task.decisions);
    let dropped = 0;
    for (const [n, row] of table.rows.entries()) {
      if (n % STRIDE === 0) {
        onProgress?.(n / table.rows.length);
        await breath();
        signal?.throwIfAborted();
      }
      const found = matcher.match(table, row, n, { ...task, decisions, positions });
      dropped += found.dropped;
      for (const { field, code } of found.faults)
        if (faults.length < MOST_FAULTS) faults.push({ line: found.line, field, code, params: {} });
      for (const doubt of found.doubts) {
        const lines = doubts.get(doubt.key)?.lines;
        if (lines) lines.push(found.line);
        else doubts.set(doubt.key, { ...doubt, lines: [found.line] });
      }
      if (found.body) rows.push({ line: found.line, body: found.body });
    }
    dropped += identityColumns(table);
    this.#take(rows);
    this.#sheet = task.sheet;
    onProgress?.(1);
    return {
      rows: table.rows.length,
      sure: rows.length,
      faults,
      doubts: [...doubts.values()].sort((a, b) => b.lines.length - a.lines.length),
      dropped,
    };
  }

  boundaries({ crs, nameField, codeField, officeCodeField }: BoundaryTask): MatchSummary {
    const file = this.#opened();
    if (file.kind === 'table') throw refuse('table_no_areas');
    const fields = { name: nameField, code: codeField, officeCode: officeCodeField };
    try {
      const areas = readBoundaries(file.features, crsNamed(crs), fields);
      this.#take(
        areas.map(({ index, name, code, office_code, geom }) => ({
          line: index + 1,
          body: { name, geom, ...(code === null ? {} : { code }), ...(office_code === null ? {} : { office_code }) },
        })),
      );
      return { rows: areas.length, sure: areas.length, faults: [], doubts: [], dropped: 0 };
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      this.#take([]);
      const faults = error.problems
        .slice(0, MOST_FAULTS)
        .map(({ code, index, params }): LineFault => ({ line: (index ?? -1) + 1, field: null, code, params }));
      return { rows: file.features.length, sure: 0, faults, doubts: [], dropped: 0 };
    }
  }

  piece(index: number): Piece | null {
    return this.#pieces[index] ?? null;
  }

  /** The lines of rows, by their place among those sent. */
  lines(rows: readonly number[]): number[] {
    return rows.map((row) => this.#rows[row]?.line ?? 0);
  }

  reasons(title: string, reasons: readonly (readonly [number, string])[]) {
    return withReasons({ name: this.#name, file: this.#opened(), sheet: this.#sheet }, title, reasons);
  }

  #opened(): FeatureFile | TableFile {
    if (!this.#file) throw new TypeError('no file is open');
    return this.#file;
  }

  #table(sheet: number): Table {
    const file = this.#opened();
    const table = file.kind === 'table' ? file.tables[sheet] : undefined;
    if (!table) throw refuse('table_empty');
    return table;
  }

  #positions(sheet: number): readonly (RawPosition | null)[] {
    const table = this.#table(sheet);
    const columns = coordinateColumns(table);
    return columns ? tablePositions(table, columns) : table.rows.map(() => null);
  }

  #places(sheet: number, crs: Crs): readonly (readonly [number, number] | null)[] {
    const project = toWgs84(crs);
    const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
    return this.#positions(sheet).map((at) => {
      if (!at) return null;
      const [lon, lat] = project(at[0], at[1]);
      return Number.isFinite(lon) && Number.isFinite(lat) ? [round(lon), round(lat)] : null;
    });
  }

  #take(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#pieces = cut(rows);
  }
}

function cut(rows: readonly Row[]): Piece[] {
  const pieces: { first_row: number; rows: unknown[] }[] = [];
  let size = Infinity;
  rows.forEach(({ body }, n) => {
    const length = 3 * JSON.stringify(body).length; // a Chinese letter takes three bytes
    const last = pieces.at(-1);
    if (!last || size + length > PIECE_BYTES || last.rows.length >= PIECE_ROWS) {
      pieces.push({ first_row: n, rows: [body] });
      size = length;
      return;
    }
    last.rows.push(body);
    size += length;
  });
  return pieces;
}

const sheetSummary = (table: Table) => ({
  name: table.name,
  columns: table.columns,
  rows: table.rows.length,
  examples: table.columns.map((title, column) => {
    if (isIdentityColumn(title)) return '';
    const cell = table.rows.slice(0, 50).find(({ cells }) => cells[column] !== null)?.cells[column] ?? null;
    return withoutIdentity(textOf(cell)).text.slice(0, 40);
  }),
  hasCoordinates: coordinateColumns(table) !== null,
});

/** Cells of columns that are never read. */
const identityColumns = (table: Table): number =>
  table.columns.reduce(
    (sum, title, column) =>
      sum + (isIdentityColumn(title) ? table.rows.filter(({ cells }) => cells[column] !== null).length : 0),
    0,
  );

const propertiesOf = (feature: unknown): Readonly<Record<string, unknown>> =>
  isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};

const crsNamed = (name: string): Crs => {
  const crs = parseCrs(name);
  if (!crs) throw refuse('crs_unknown', { crs: name });
  return crs;
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Lets messages in. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
