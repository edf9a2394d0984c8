/** What the steps have in common: a labelled choice, and the two buttons below. */
import { useId, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
}

export function Select({ label, value, options, onChange, hint }: SelectProps) {
  const id = useId();
  return (
    <div className={styles.select}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={hint ? `${id}-hint` : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <small id={`${id}-hint`} className={styles.quiet}>
          {hint}
        </small>
      )}
    </div>
  );
}

interface StepsProps {
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly canGo?: boolean;
  readonly label?: ReactNode;
}

export function Buttons({ onBack, onNext, canGo = true, label }: StepsProps) {
  const t = useText();
  return (
    <div className={styles.buttons}>
      <Button onClick={onBack}>{t('import.back')}</Button>
      <Button weight="primary" large disabled={!canGo} onClick={onNext}>
        {label ?? t('import.next')}
      </Button>
    </div>
  );
}
