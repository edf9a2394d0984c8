/** One case as a line. Most urgent things first: how much time is left, in colour, shape and words. */
import { CloudUpload } from 'lucide-react';
import { memo } from 'react';
import type { CaseRow } from '../../domain/answers/case-table.ts';
import { formatDateTime } from '../../i18n/index.ts';
import { UrgencyTag } from '../cards/parts/Tag.tsx';
import { useWords, type Words } from '../cards/parts/use-words.ts';
import { cx } from '../parts/cx.ts';
import styles from './CaseTable.module.css';

interface CaseTableRowProps {
  readonly id: string;
  readonly row: CaseRow;
  readonly now: number;
  readonly index: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly active: boolean;
  readonly open: boolean;
  /** Null: rows cannot be ticked. */
  readonly marked: boolean | null;
  readonly pending: boolean;
}

/** `超期 1天3小时`, `剩 5小时`, `按期结案`. */
export function timeText({ t, duration }: Words, { urgency, left }: CaseRow): string {
  const time = duration(left);
  if (urgency === 'closed') return left < 0 ? t('card.time.closed_late', { time }) : t('card.time.closed_on_time');
  return t(left < 0 ? 'card.time.overdue' : 'card.time.left', { time });
}

export const CaseTableRow = memo(function CaseTableRow(props: CaseTableRowProps) {
  const { id, row, index, top, active, open, marked, pending } = props;
  const words = useWords();
  const { t, locale, rowName } = words;
  const { record, step } = row;
  const minor = row.class && (locale === 'en' ? row.class.minor_en : row.class.minor_zh);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked ?? open}
      data-index={index}
      className={cx(styles.row, styles.line, active && styles.active, open && styles.open, marked && styles.marked)}
      style={{ transform: `translateY(${top}px)` }}
    >
      {marked !== null && (
        <div role="gridcell" className={styles.mark} data-mark>
          <span className={styles.box}>
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label={t('desk.mark_row', { title: record.title })}
              checked={marked}
              readOnly
            />
          </span>
        </div>
      )}
      <div role="gridcell" className={styles.due}>
        <UrgencyTag urgency={row.urgency}>{timeText(words, row)}</UrgencyTag>
        <span className={styles.note}>{formatDateTime(locale, record.due_at)}</span>
      </div>
      <div role="gridcell" className={styles.number}>
        {record.number}
      </div>
      <div role="gridcell" className={styles.class}>
        <span className={styles.name}>
          {pending && <CloudUpload size={16} className={styles.pending} role="img" aria-label={t('desk.pending')} />}
          {record.title}
        </span>
        <span className={styles.note}>{minor ?? record.class_code}</span>
      </div>
      <div role="gridcell" className={styles.stage}>
        {step ? rowName(step) : record.stage}
      </div>
      <div role="gridcell" className={styles.severity}>
        {t(`card.severity.${record.severity}`)}
      </div>
      <div role="gridcell" className={styles.grid}>
        {row.grid}
        <span className={styles.note}>{row.within}</span>
      </div>
      <div role="gridcell" className={cx(styles.worker, row.worker === '' && styles.quiet)}>
        {row.worker === '' ? t('desk.unassigned') : row.worker}
      </div>
      <div role="gridcell" className={styles.reported}>
        {formatDateTime(locale, record.reported_at)}
      </div>
    </div>
  );
});
