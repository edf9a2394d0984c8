/** One line of the device's page: a sign, what it is about, how it stands. */
import type { ReactNode } from 'react';
import { cx } from '../parts/cx.ts';
import styles from './Device.module.css';

interface FactProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly tone?: 'good' | 'warning';
}

export const Fact = ({ icon, title, children, tone }: FactProps) => (
  <li className={styles.fact}>
    <span className={cx(styles.sign, tone && styles[tone])} aria-hidden="true">
      {icon}
    </span>
    <div>
      <p className={styles.what}>{title}</p>
      <p className={styles.note}>{children}</p>
    </div>
  </li>
);
