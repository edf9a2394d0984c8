/** Figures with their units, two beside each other where they fit. Rows whose value is not known are left out. */
import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: addresses, codes. */
  readonly wide?: boolean;
  readonly note?: ReactNode;
}

export function Facts({ facts }: { readonly facts: readonly (Fact | null | false)[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className={fact.wide ? styles.wide : styles.fact}>
              <dt className={styles.label}>{fact.label}</dt>
              <dd className={styles.value}>{fact.value}</dd>
              {fact.note !== undefined && <dd className={styles.note}>{fact.note}</dd>}
            </div>
          ),
      )}
    </dl>
  );
}
