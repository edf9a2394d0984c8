/** A sentence, with the usual ones to tap: typing on a stairwell landing is slow. */
import { useId } from 'react';
import { useText } from '../../../use-text.ts';
import styles from './fields.module.css';

/** What the server takes. Characters. */
const MAX_LENGTH = 2000;

interface QuickTextProps {
  readonly label: string;
  readonly value: string;
  readonly usual?: readonly string[];
  readonly onChange: (value: string) => void;
}

export function QuickText({ label, value, usual = [], onChange }: QuickTextProps) {
  const t = useText();
  const id = useId();
  const add = (sentence: string): void => {
    if (value.includes(sentence)) return;
    onChange(value.trim() === '' ? sentence : `${value.trimEnd()}${t('case.form.sentence_separator')}${sentence}`);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={3}
        maxLength={MAX_LENGTH}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {usual.length > 0 && (
        <div className={styles.chips}>
          {usual.map((sentence) => (
            <button
              key={sentence}
              type="button"
              className={styles.chip}
              aria-pressed={value.includes(sentence)}
              onClick={() => add(sentence)}
            >
              {sentence}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
