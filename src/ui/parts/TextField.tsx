/** A line or a few lines of text, large enough for gloves, its label above. */
import { useId, type ReactNode } from 'react';
import styles from './TextField.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Lines; 1 is an input. */
  readonly rows?: number;
  readonly longest?: number;
  readonly hint?: ReactNode;
  readonly kind?: 'text' | 'tel' | 'search';
  /** The label is read out but not drawn. */
  readonly labelHidden?: boolean;
  /** A whole number: the keyboard of digits. */
  readonly numeric?: boolean;
  readonly placeholder?: string;
}

export function TextField({
  label,
  value,
  onChange,
  rows = 1,
  longest,
  hint,
  kind = 'text',
  labelHidden = false,
  numeric = false,
  placeholder,
}: TextFieldProps) {
  const id = useId();
  const shared = {
    id,
    value,
    maxLength: longest,
    placeholder,
    autoComplete: 'off',
    inputMode: numeric ? ('numeric' as const) : undefined,
    className: styles.input,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={kind} onChange={(event) => onChange(event.target.value)} />
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
