import type { Failure } from '../domain/failure.ts';
import type { CaseId } from '../domain/ids.ts';
import { noAnswers, type LastAnswers, type ReportDraft } from '../domain/report-draft.ts';

/** A report that has just been handed in, and how to take it back while it is still here. */
export interface SentReport {
  readonly draft: ReportDraft;
  /** In the order they were made. */
  readonly opIds: readonly string[];
}

export interface Report {
  /** What is being written, oldest first, as the device keeps it. */
  readonly drafts: readonly ReportDraft[];
  /** Which of them is in the form; `list` shows them all. */
  readonly open: CaseId | 'list' | null;
  /** The place is being pointed out on the map. */
  readonly picking: boolean;
  readonly last: LastAnswers;
  /** Null when it can no longer be taken back. */
  readonly sent: SentReport | null;
  /** Why the device does not keep the drafts; null while it does. */
  readonly unkept: Failure | null;
}

export const noReport: Report = {
  drafts: [],
  open: null,
  picking: false,
  last: noAnswers,
  sent: null,
  unkept: null,
};

export const openDraft = ({ drafts, open }: Report): ReportDraft | null => drafts.find(({ id }) => id === open) ?? null;
