/** One choice out of several that need a line each: native radios, so that arrows and screen readers work as everywhere. */
import { useId } from 'react';
import styles from './Choices.module.css';

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** At the end of the line: how many. */
    readonly note?: string;
    /** Under it. */
    readonly hint?: string;
  }[];
}

export function Choices<Value extends string>({ label, value, options, onChange }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-describedby={option.hint ? `${name}-${option.value}` : undefined}
          />
          <span className={styles.words}>
            <span>{option.label}</span>
            {option.hint && (
              <small id={`${name}-${option.value}`} className={styles.hint}>
                {option.hint}
              </small>
            )}
          </span>
          {option.note && <span className={styles.note}>{option.note}</span>}
        </label>
      ))}
    </fieldset>
  );
}
