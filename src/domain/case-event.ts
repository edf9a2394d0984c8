/** One line of a case's history, as `read_case_history` answers it. Read online, never kept. */
export interface CaseEvent {
  readonly id: string;
  readonly operation: string;
  /** Null for the report. */
  readonly from_stage: string | null;
  readonly to_stage: string;
  readonly version: number;
  /** Null when the account is no more. */
  readonly by_name: string | null;
  readonly by_role: string;
  /** ISO 8601: the device's clock, then the server's. */
  readonly made_at: string;
  readonly at: string;
  /** What was decided: `grid_worker_id`, `due_at`, `hours`, `told_by`, `satisfaction`, `severity` … */
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** Null where there is none, and for who may not read it. */
  readonly note: string | null;
}
