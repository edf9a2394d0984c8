/** How many hours more: the usual ones to tap, any other to type. */
import { useId } from 'react';
import { useText } from '../../../use-text.ts';
import styles from './fields.module.css';

const USUAL = [4, 8, 16, 24, 40];
const MOST = 400;

interface HoursProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

export function Hours({ label, value, onChange }: HoursProps) {
  const t = useText();
  const id = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.chips}>
        {USUAL.map((hours) => (
          <button
            key={hours}
            type="button"
            className={styles.chip}
            aria-pressed={value === hours}
            onClick={() => onChange(hours)}
          >
            {t('case.form.hours_option', { n: hours })}
          </button>
        ))}
      </div>
      <label htmlFor={id} className={styles.label}>
        {t('case.form.hours_other')}
      </label>
      <input
        id={id}
        className={styles.number}
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST}
        step={1}
        value={value ?? ''}
        onChange={({ target }) => onChange(hoursIn(target.valueAsNumber))}
      />
    </fieldset>
  );
}

const hoursIn = (typed: number): number | null =>
  Number.isFinite(typed) ? Math.min(MOST, Math.max(1, Math.round(typed))) : null;
