/** A number that opens the cases it counts. Overdue ones among them are said in the overdue colour and, for eyes that see no colour, with a clock. */
import { ClockAlert } from 'lucide-react';
import { cx } from '../parts/cx.ts';
import styles from './Count.module.css';

interface CountProps {
  readonly n: number | string;
  readonly label: string;
  readonly overdue?: number;
  readonly large?: boolean;
  readonly onOpen: () => void;
}

export const Count = ({ n, label, overdue = 0, large = false, onOpen }: CountProps) => (
  <button
    type="button"
    className={cx(styles.count, large && styles.large)}
    aria-label={label}
    title={label}
    onClick={onOpen}
  >
    {n}
    {overdue > 0 && (
      <span className={styles.overdue}>
        <ClockAlert size={12} aria-hidden="true" />
        {overdue !== n && overdue}
      </span>
    )}
  </button>
);
