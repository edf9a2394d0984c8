/** One choice out of a few, all visible: native radios, so that arrows and screen readers work as everywhere. */
import { useId, type ReactNode } from 'react';
import styles from './Segmented.module.css';

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[];
  readonly onChange: (value: Value) => void;
  /** The label is read out but not drawn. */
  readonly labelHidden?: boolean;
}

export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  labelHidden = false,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.set}>
      <legend className={labelHidden ? 'visually-hidden' : styles.legend}>{label}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.input}
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={styles.face}>
              {option.icon} {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
