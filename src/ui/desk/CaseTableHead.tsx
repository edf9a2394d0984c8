/** The columns: each header sorts by its column, and again the other way round. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { arrangeDesk } from '../../commands/arrange-desk.ts';
import { CASE_COLUMNS, type CaseColumn } from '../../domain/answers/case-table.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { cx } from '../parts/cx.ts';
import { useText } from '../use-text.ts';
import styles from './CaseTable.module.css';
import { markAll, noMarks, type Marks } from './marks.ts';

interface CaseTableHeadProps {
  readonly ids: readonly string[];
  readonly marks: Marks | null;
  readonly onMarks: (marks: Marks) => void;
}

export function CaseTableHead({ ids, marks, onMarks }: CaseTableHeadProps) {
  const app = useApp();
  const t = useText();
  const sort = useAppState((state) => state.desk.sort);
  const sortBy = (column: CaseColumn): void =>
    arrangeDesk(app, { sort: { column, descending: sort.column === column && !sort.descending } });
  const all = marks !== null && marks.ids.size > 0 && ids.every((id) => marks.ids.has(id));
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={cx(styles.row, styles.headRow)}>
        {marks && (
          <div role="columnheader" className={styles.mark}>
            <label className={styles.box}>
              <input
                type="checkbox"
                aria-label={t('desk.mark_all', { n: ids.length })}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && marks.ids.size > 0;
                }}
                onChange={() => onMarks(all ? noMarks : markAll(ids))}
              />
            </label>
          </div>
        )}
        {CASE_COLUMNS.map((column) => {
          const sorted = sort.column === column;
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              className={styles[column]}
            >
              <button type="button" className={styles.sort} onClick={() => sortBy(column)}>
                {t(`desk.column.${column}`)}
                {sorted &&
                  (sort.descending ? (
                    <ArrowDown size={16} aria-hidden="true" />
                  ) : (
                    <ArrowUp size={16} aria-hidden="true" />
                  ))}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
