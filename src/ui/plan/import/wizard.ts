/** Where somebody is in the wizard, and what has been found out so far. Lives with the screen: the file is not kept on the device. */
import type { ImportId, TerritoryId } from '../../../domain/ids.ts';
import type { Mapping } from '../../../domain/ledger/guess-columns.ts';
import type { DryRun } from '../../../commands/import/send-rows.ts';
import type { ImportCounts } from '../../../domain/ledger/import-record.ts';
import type { CrsAnswer, FileSummary, MatchSummary } from '../../../domain/ledger/import-questions.ts';
import type { ImportKind } from '../../../domain/ledger/kinds.ts';

export type Step = 'file' | 'kind' | 'crs' | 'columns' | 'review' | 'check' | 'done';

export interface BoundaryFields {
  readonly name: string | null;
  readonly code: string | null;
  readonly officeCode: string | null;
}

export interface Wizard {
  readonly step: Step;
  readonly file: FileSummary | null;
  readonly sheet: number;
  readonly kind: ImportKind | null;
  /** Of boundaries. */
  readonly level: string;
  readonly parent: TerritoryId | null;
  readonly fields: BoundaryFields;
  readonly offers: CrsAnswer | null;
  readonly crs: string | null;
  readonly mapping: Mapping;
  readonly match: MatchSummary | null;
  readonly decisions: ReadonlyMap<string, string | null>;
  readonly dry: DryRun | null;
  readonly done: { readonly id: ImportId; readonly counts: ImportCounts } | null;
}

export const emptyWizard: Wizard = {
  step: 'file',
  file: null,
  sheet: 0,
  kind: null,
  level: 'grid',
  parent: null,
  fields: { name: null, code: null, officeCode: null },
  offers: null,
  crs: null,
  mapping: {},
  match: null,
  decisions: new Map(),
  dry: null,
  done: null,
};

/** Only these have a place of their own that coordinates can tell. */
export const hasPlace = ({ file, sheet, kind }: Wizard): boolean =>
  kind === 'boundaries' ||
  ((kind === 'resident_unit' || kind === 'service_station') && file?.sheets[sheet]?.hasCoordinates === true);

/** The steps of this file, in order. */
export function stepsOf(wizard: Wizard): readonly Step[] {
  const review: Step[] = wizard.match && wizard.match.doubts.length + wizard.decisions.size > 0 ? ['review'] : [];
  return ['file', 'kind', ...(hasPlace(wizard) ? (['crs'] as const) : []), 'columns', ...review, 'check', 'done'];
}
