/** One to five, in words: figures alone are read from both ends. */
import { useId } from 'react';
import { useText } from '../../../use-text.ts';
import styles from './fields.module.css';

const GRADES = [5, 4, 3, 2, 1] as const;

interface SatisfactionProps {
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

export function Satisfaction({ value, onChange }: SatisfactionProps) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('case.form.satisfaction')}</legend>
      <div className={styles.grades}>
        {GRADES.map((grade) => (
          <label key={grade} className={styles.option}>
            <input type="radio" name={name} checked={value === grade} onChange={() => onChange(grade)} />
            <span className={styles.grade}>{grade}</span>
            <span>{t(`case.form.satisfaction.${grade}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
