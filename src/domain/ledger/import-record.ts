/** What the server tells of imports: what one would do, and what has been brought in before. */
import type { ImportId } from '../ids.ts';

export interface ImportCounts {
  readonly insert: number;
  readonly update: number;
  readonly unchanged: number;
  readonly faulty: number;
}

export interface ServerProblem {
  /** Among the rows as they were put, from 0; null: the file as a whole. */
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** `check_import`. */
export interface ImportCheck {
  readonly stage: 'staged' | 'applied' | 'undone';
  readonly counts: ImportCounts;
  readonly is_undoable: boolean;
  readonly problems: readonly ServerProblem[];
}

/** A row of `read_imports`. */
export interface PastImport {
  readonly id: ImportId;
  readonly kind: string;
  readonly file_name: string;
  readonly counts: ImportCounts | null;
  readonly by_name: string | null;
  readonly is_own: boolean;
  readonly applied_at: string;
  readonly undone_at: string | null;
  readonly undone_by_name: string | null;
  readonly is_undoable: boolean;
  readonly undoable_until: string | null;
}
