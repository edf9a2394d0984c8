/** One total: what was reported, what is counted, who said so when. */
import { useId } from 'react';
import type { ReportedFigure, ReportedMeasure } from '../../../domain/entities.ts';
import { formatMinute } from '../../../i18n/index.ts';
import { useWords } from '../../cards/parts/use-words.ts';
import { cx } from '../../parts/cx.ts';
import styles from './Quality.module.css';

interface FigureFieldProps {
  readonly measure: ReportedMeasure;
  readonly row: ReportedFigure | undefined;
  readonly counted: number | null;
  /** Undefined: nobody has touched it. */
  readonly typed: string | undefined;
  readonly isReadOnly: boolean;
  readonly isWrong: boolean;
  readonly onChange: (text: string) => void;
}

export function FigureField({ measure, row, counted, typed, isReadOnly, isWrong, onChange }: FigureFieldProps) {
  const { t, locale } = useWords();
  const id = useId();
  const differs = row !== undefined && counted !== null && row.value !== counted;
  return (
    <div className={styles.figure}>
      <label htmlFor={id}>{t(`quality.measure.${measure}`)}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        readOnly={isReadOnly}
        value={typed ?? row?.value ?? ''}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${id}-note`} className={cx(styles.hint, (differs || isWrong) && styles.differs)}>
        {isWrong
          ? t('quality.reported.whole')
          : counted === null
            ? t('quality.reported.not_counted')
            : t('quality.reported.counted', { n: counted.toLocaleString(locale) })}
        {row &&
          !isWrong &&
          ` · ${t('quality.reported.by', { name: row.reported_by, time: formatMinute(row.reported_at) })}`}
      </p>
    </div>
  );
}
