/** A line per grid and a column per stage: where work piles up, at one look. Every number opens its cases. */
import { useMemo } from 'react';
import { arrangeDesk } from '../../commands/arrange-desk.ts';
import { filterCases } from '../../commands/filter-cases.ts';
import { gridBoard, type GridLine } from '../../domain/answers/case-board.ts';
import type { CaseFilter } from '../../domain/rules/case-filter.ts';
import { useApp } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { cx } from '../parts/cx.ts';
import styles from './Board.module.css';
import { Count } from './Count.tsx';
import type { DeskCases } from './use-desk-cases.ts';

export function GridBoard({ cases: { world, rows } }: { readonly cases: DeskCases }) {
  const app = useApp();
  const { t, rowName } = useWords();
  const { stages, lines } = useMemo(() => gridBoard(world, rows), [world, rows]);
  const openCases = (parts: Partial<CaseFilter>): void => {
    filterCases(app, parts);
    arrangeDesk(app, { view: 'table' });
  };
  const cell = (line: GridLine, stage: (typeof stages)[number]) => {
    const { total = 0, overdue = 0 } = line.stages[stage.id] ?? {};
    const { territory } = line;
    if (total === 0 || !territory) return <span className={styles.zero}>{total === 0 ? '' : total}</span>;
    return (
      <Count
        n={total}
        overdue={overdue}
        label={t('desk.board.cell', { grid: territory.name, stage: rowName(stage), n: total, overdue })}
        onOpen={() => openCases({ territory: territory.id, stage: stage.id })}
      />
    );
  };
  return (
    <div className={styles.matrix}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('desk.column.grid')}</th>
            <th scope="col" className={styles.number}>
              {t('desk.board.open')}
            </th>
            <th scope="col" className={styles.number}>
              {t('desk.state.overdue')}
            </th>
            {stages.map((stage) => (
              <th key={stage.id} scope="col" className={styles.number}>
                {rowName(stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { territory, within, open, overdue } = line;
            const name = territory?.name ?? t('desk.board.unknown');
            const ownCases = (state: 'unclosed' | 'overdue', n: number) =>
              n > 0 && territory ? (
                <Count
                  n={n}
                  overdue={state === 'overdue' ? n : 0}
                  label={t('desk.board.cell', { grid: name, stage: t(`desk.state.${state}`), n, overdue })}
                  onOpen={() => openCases({ territory: territory.id, state })}
                />
              ) : (
                <span className={styles.zero}>{n}</span>
              );
            return (
              <tr key={territory?.id ?? ''}>
                <th scope="row">
                  {name}
                  {within !== '' && <span className={cx(styles.note, styles.within)}>{within}</span>}
                </th>
                <td className={styles.number}>{ownCases('unclosed', open)}</td>
                <td className={styles.number}>{ownCases('overdue', overdue)}</td>
                {stages.map((stage) => (
                  <td key={stage.id} className={styles.number}>
                    {cell(line, stage)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
