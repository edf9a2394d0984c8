/** Which days the figures are of: the usual periods with one tap, any other by its two days. */
import { arrangeDesk } from '../../commands/arrange-desk.ts';
import { PERIOD_CHOICES } from '../../domain/answers/case-indicators.ts';
import type { Period } from '../../domain/rules/case-figure.ts';
import { isDay } from '../../domain/rules/shanghai-time.ts';
import type { Desk } from '../../state/desk.ts';
import { useApp } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useText } from '../use-text.ts';
import styles from './Figures.module.css';

interface PeriodPickerProps {
  readonly chosen: Desk['period'];
  readonly period: Period;
}

export function PeriodPicker({ chosen, period }: PeriodPickerProps) {
  const app = useApp();
  const t = useText();
  /** A day beyond the other end takes it along: there is no period that ends before it begins. */
  const choose = ({ from, to }: Partial<Period>): void => {
    if (from !== undefined && isDay(from))
      arrangeDesk(app, { period: { from, to: from > period.to ? from : period.to } });
    if (to !== undefined && isDay(to)) arrangeDesk(app, { period: { from: to < period.from ? to : period.from, to } });
  };
  return (
    <div className={styles.period}>
      <Segmented
        label={t('desk.period')}
        labelHidden
        value={typeof chosen === 'string' ? chosen : ''}
        options={PERIOD_CHOICES.map((value) => ({ value, label: t(`desk.period.${value}`) }))}
        onChange={(value) => {
          const choice = PERIOD_CHOICES.find((each) => each === value);
          if (choice) arrangeDesk(app, { period: choice });
        }}
      />
      <label className={styles.day}>
        {t('desk.period.from')}
        <input type="date" value={period.from} onChange={(event) => choose({ from: event.target.value })} />
      </label>
      <label className={styles.day}>
        {t('desk.period.to')}
        <input type="date" value={period.to} onChange={(event) => choose({ to: event.target.value })} />
      </label>
    </div>
  );
}
