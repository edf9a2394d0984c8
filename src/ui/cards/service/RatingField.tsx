/** One to five stars, each with its word: figures alone are read from both ends. */
import { useId } from 'react';
import { Star } from 'lucide-react';
import { cx } from '../../parts/cx.ts';
import { useText } from '../../use-text.ts';
import styles from './fields.module.css';

const STARS = [1, 2, 3, 4, 5] as const;

interface RatingFieldProps {
  readonly value: number | null;
  readonly onChange: (value: number) => void;
}

export function RatingField({ value, onChange }: RatingFieldProps) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{t('order.form.rating')}</legend>
      <div className={styles.stars}>
        {STARS.map((star) => (
          <label key={star} className={cx(styles.star, value !== null && star <= value && styles.filled)}>
            <input type="radio" name={name} checked={value === star} onChange={() => onChange(star)} />
            <Star size={22} aria-hidden="true" />
            <span>{t(`order.form.rating.${star}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
