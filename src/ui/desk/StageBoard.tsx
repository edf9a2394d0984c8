/** A column per stage: what waits where, the most urgent on top. The rest of a long column is one tap away, in the register. */
import { useMemo } from 'react';
import { arrangeDesk } from '../../commands/arrange-desk.ts';
import { filterCases } from '../../commands/filter-cases.ts';
import { select } from '../../commands/select.ts';
import { stageBoard, type BoardColumn } from '../../domain/answers/case-board.ts';
import type { CaseRow } from '../../domain/answers/case-table.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Tag, UrgencyTag } from '../cards/parts/Tag.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { cx } from '../parts/cx.ts';
import { Button } from '../parts/Button.tsx';
import styles from './Board.module.css';
import { timeText } from './CaseTableRow.tsx';
import type { DeskCases } from './use-desk-cases.ts';

/** More than anybody works through without sorting or filtering. */
const PER_COLUMN = 40;

export function StageBoard({ cases: { world, rows } }: { readonly cases: DeskCases }) {
  const columns = useMemo(() => stageBoard(world, rows, PER_COLUMN), [world, rows]);
  return (
    <div className={styles.columns}>
      {columns.map((column) => (
        <Column key={column.stage.id} column={column} />
      ))}
    </div>
  );
}

function Column({ column: { stage, total, overdue, first } }: { readonly column: BoardColumn }) {
  const app = useApp();
  const { t, rowName } = useWords();
  const showAll = (): void => {
    filterCases(app, { stage: stage.id });
    arrangeDesk(app, { view: 'table' });
  };
  return (
    <section className={styles.column} aria-labelledby={`stage-${stage.id}`}>
      <header className={styles.columnHead}>
        <h3 id={`stage-${stage.id}`}>{rowName(stage)}</h3>
        <span className={styles.total}>{total}</span>
        {overdue > 0 && <Tag tone="overdue">{t('desk.board.overdue', { n: overdue })}</Tag>}
      </header>
      <ul className={styles.cards}>
        {first.map((row) => (
          <li key={row.record.id}>
            <BoardCard row={row} />
          </li>
        ))}
        {total === 0 && <li className={styles.none}>{t('desk.board.none')}</li>}
        {total > first.length && (
          <li>
            <Button weight="quiet" onClick={showAll}>
              {t('desk.board.more', { n: total - first.length })}
            </Button>
          </li>
        )}
      </ul>
    </section>
  );
}

function BoardCard({ row }: { readonly row: CaseRow }) {
  const app = useApp();
  const words = useWords();
  const { record } = row;
  const open = useAppState(({ selection }) => selection?.kind === 'case_record' && selection.id === record.id);
  return (
    <button
      type="button"
      aria-pressed={open}
      className={cx(styles.case, open && styles.caseOpen)}
      onClick={() => select(app, { kind: 'case_record', id: record.id })}
    >
      <span className={styles.caseTitle}>{record.title}</span>
      <UrgencyTag urgency={row.urgency}>{timeText(words, row)}</UrgencyTag>
      <span className={styles.note}>{[row.grid, row.worker].filter(Boolean).join(' · ')}</span>
    </button>
  );
}
