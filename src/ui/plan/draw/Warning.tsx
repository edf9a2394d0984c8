import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Draw.module.css';

/** What is wrong with a drawing, or worth knowing; read out when it comes. */
export const Warning = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className={styles.warning}>
    <TriangleAlert size={18} aria-hidden="true" />
    <span>{children}</span>
  </p>
);
