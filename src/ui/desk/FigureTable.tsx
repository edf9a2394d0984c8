/** The rates told apart: by grid, by class, by month. */
import { openCasesBehind } from '../../commands/arrange-desk.ts';
import type { CaseRate, Grouping, IndicatorGroup } from '../../domain/answers/case-indicators.ts';
import type { CaseFigure } from '../../domain/rules/case-figure.ts';
import type { CaseFilter } from '../../domain/rules/case-filter.ts';
import { formatRate } from '../../i18n/index.ts';
import { useApp } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import board from './Board.module.css';
import { Count } from './Count.tsx';
import styles from './Figures.module.css';

type Column = { readonly figure: CaseFigure } | { readonly rate: CaseRate };

const COLUMNS: readonly Column[] = [
  { figure: 'due' },
  { figure: 'closed' },
  { rate: 'close' },
  { figure: 'on_time' },
  { rate: 'on_time' },
  { figure: 'reworked' },
  { rate: 'rework' },
  { figure: 'left_open' },
];

const HEAD: Record<Grouping, 'desk.column.grid' | 'desk.filter.class' | 'desk.period'> = {
  territory: 'desk.column.grid',
  class: 'desk.filter.class',
  month: 'desk.period',
};

interface FigureTableProps {
  readonly groups: readonly IndicatorGroup[];
  readonly grouping: Grouping;
  readonly keep: Partial<CaseFilter>;
}

export function FigureTable({ groups, grouping, keep }: FigureTableProps) {
  const app = useApp();
  const { t, locale, rowName } = useWords();
  if (groups.length === 0) return <p className={styles.note}>{t('desk.group.none')}</p>;
  const cell = (group: IndicatorGroup, column: Column) => {
    const { counts, rates } = group.indicators;
    if ('rate' in column) {
      const value = rates[column.rate];
      return value === null ? t('desk.rate.none') : formatRate(locale, value);
    }
    const n = counts[column.figure];
    if (n === 0) return <span className={board.zero}>0</span>;
    const parts: Partial<CaseFilter> = {
      measure: { figure: column.figure, ...group.period },
      ...(group.territory !== null && { territory: group.territory }),
      ...(group.class !== null && keep.class === null && { class: group.class }),
    };
    const figure = `${rowName(group)} ${t(`desk.figure.${column.figure}`)}`;
    return (
      <Count
        n={n}
        overdue={column.figure === 'left_open' ? n : 0}
        label={t('desk.figure.open', { figure, n })}
        onOpen={() => openCasesBehind(app, parts, keep)}
      />
    );
  };
  return (
    <div className={board.matrix}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(HEAD[grouping])}</th>
            {COLUMNS.map((column) => (
              <th key={JSON.stringify(column)} scope="col" className={board.number}>
                {'rate' in column ? t(`desk.rate.${column.rate}`) : t(`desk.figure.${column.figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{rowName(group)}</th>
              {COLUMNS.map((column) => (
                <td key={JSON.stringify(column)} className={board.number}>
                  {cell(group, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
