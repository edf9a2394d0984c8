/** What can be asked of a file on its way in, and what is answered: the wizard asks, a worker answers. */
import type { Geometry, MultiPolygon } from 'geojson';
import type { Field } from './fields.ts';
import type { Mapping } from './guess-columns.ts';
import type { LedgerKind } from './kinds.ts';
import type { KnownPlaces } from './known-places.ts';
import type { Doubt } from './match-door.ts';

export interface SheetSummary {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** What stands in each column first, for whoever checks the guesses; identity numbers are not among them. */
  readonly examples: readonly string[];
  readonly hasCoordinates: boolean;
}

export interface FileSummary {
  readonly name: string;
  readonly sha256: string;
  readonly format: string;
  /** Null: a table. */
  readonly features: {
    readonly count: number;
    readonly attributes: readonly string[];
    readonly named: string | null;
  } | null;
  readonly sheets: readonly SheetSummary[];
}

export interface CrsOffer {
  /** As `parseCrs` reads it. */
  readonly crs: string;
  /** Share of the points inside, metres from middle to middle, likeness of the boxes (0–1). */
  readonly inside: number;
  readonly shift: number;
  readonly overlap: number;
  /** Outlines or points in WGS 84, thinned for looking at. */
  readonly preview: readonly Geometry[];
}

export interface CrsAnswer {
  readonly offers: readonly CrsOffer[];
  /** The one that needs no asking; null: somebody has to say. */
  readonly plain: string | null;
  /** What the file claims and nothing bears out. */
  readonly contradicted: string | null;
}

export interface DoubtGroup extends Doubt {
  /** Its lines in the file. */
  readonly lines: readonly number[];
}

/** A row that is not sent, by its line; `index` of features, from 0. */
export interface LineFault {
  readonly line: number;
  readonly field: Field | 'geom' | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface MatchSummary {
  readonly rows: number;
  /** That will be sent. */
  readonly sure: number;
  readonly faults: readonly LineFault[];
  readonly doubts: readonly DoubtGroup[];
  readonly dropped: number;
}

export interface LedgerTask {
  readonly kind: LedgerKind;
  readonly sheet: number;
  readonly mapping: Mapping;
  readonly decisions: readonly (readonly [string, string | null])[];
  readonly crs: string | null;
}

export interface BoundaryTask {
  readonly crs: string;
  readonly nameField: string | null;
  readonly codeField: string | null;
  readonly officeCodeField: string | null;
}

export interface Piece {
  readonly first_row: number;
  readonly rows: readonly unknown[];
}

/** Question → answer. */
export interface ImportAnswers {
  open: { ask: { readonly name: string; readonly bytes: ArrayBuffer }; answer: FileSummary };
  crs: { ask: { readonly outline: MultiPolygon; readonly sheet: number | null }; answer: CrsAnswer };
  places: { ask: KnownPlaces; answer: null };
  match: { ask: LedgerTask; answer: MatchSummary };
  boundaries: { ask: BoundaryTask; answer: MatchSummary };
  /** Null: there is no such piece. */
  piece: { ask: { readonly index: number }; answer: Piece | null };
  /** Lines in the file of rows as they were sent. */
  lines: { ask: { readonly rows: readonly number[] }; answer: readonly number[] };
  /** The file again, with a column that says what is wrong. */
  reasons: {
    ask: { readonly title: string; readonly reasons: readonly (readonly [line: number, text: string])[] };
    answer: { readonly name: string; readonly bytes: ArrayBuffer; readonly mime: string };
  };
}

export type ImportQuestion = keyof ImportAnswers;
