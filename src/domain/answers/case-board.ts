/** The same cases as boards: a column per stage, or a line per territory with a count per stage. */
import { groupBy } from '../group-by.ts';
import type { CaseStage, Territory } from '../entities.ts';
import type { World } from '../world.ts';
import { compareRows, type CaseRow } from './case-table.ts';

export interface BoardColumn {
  readonly stage: CaseStage;
  readonly total: number;
  readonly overdue: number;
  /** The most urgent first; of a closed stage, what was closed last. At most as many as asked for. */
  readonly first: readonly CaseRow[];
}

const stagesOf = (world: World): CaseStage[] => [...world.case_stage.values()].sort((a, b) => a.rank - b.rank);

const closedAt = ({ record }: CaseRow): number => Date.parse(record.closed_at ?? record.due_at);

export function stageBoard(world: World, rows: readonly CaseRow[], perColumn: number): BoardColumn[] {
  const byStage = groupBy(rows, (row) => row.record.stage);
  return stagesOf(world).map((stage) => {
    const own = byStage.get(stage.id) ?? [];
    const sorted = stage.is_closed ? [...own].sort((a, b) => closedAt(b) - closedAt(a)) : [...own].sort(compareRows);
    return {
      stage,
      total: own.length,
      overdue: own.filter((row) => row.urgency === 'overdue').length,
      first: sorted.slice(0, perColumn),
    };
  });
}

export interface GridLine {
  /** Null: the cases' territory is not held. */
  readonly territory: Territory | null;
  /** Of the territory above, so that two 第一网格 can be told apart. */
  readonly within: string;
  readonly open: number;
  readonly overdue: number;
  /** By the id of a stage. */
  readonly stages: Readonly<Record<string, { readonly total: number; readonly overdue: number }>>;
}

/** A line for every territory that has cases among the rows, in the order of their codes. */
export function gridBoard(world: World, rows: readonly CaseRow[]): { stages: CaseStage[]; lines: GridLine[] } {
  const lines = [...groupBy(rows, (row) => row.record.territory_id)].map(([id, own]): GridLine => {
    const territory = world.territory.get(id) ?? null;
    const stages: Record<string, { total: number; overdue: number }> = {};
    for (const { record, urgency } of own) {
      const cell = (stages[record.stage] ??= { total: 0, overdue: 0 });
      cell.total += 1;
      if (urgency === 'overdue') cell.overdue += 1;
    }
    return {
      territory,
      within: world.territory.get(territory?.parent_id ?? '')?.name ?? '',
      open: own.filter((row) => row.urgency !== 'closed').length,
      overdue: own.filter((row) => row.urgency === 'overdue').length,
      stages,
    };
  });
  const code = (line: GridLine): string => line.territory?.code ?? '';
  return { stages: stagesOf(world), lines: lines.sort((a, b) => (code(a) < code(b) ? -1 : 1)) };
}
