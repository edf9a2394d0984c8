/** One block of a card: a heading that can be jumped to, and what it holds. */
import { useId, type ReactNode } from 'react';
import styles from './Section.module.css';

interface SectionProps {
  readonly title: string;
  /** Beside the title: a count with its unit. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.heading}>
        <h3 id={id} className={styles.title}>
          {title}
        </h3>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** A sentence where rows would be: nothing here, or not for this role. */
export const Note = ({ icon, children }: { readonly icon?: ReactNode; readonly children: ReactNode }) => (
  <p className={styles.note}>
    {icon}
    <span>{children}</span>
  </p>
);
