/** A word in a box. Urgency keeps its colour, its shape and its word together, so that one of them always gets through. */
import type { ReactNode } from 'react';
import { Check, CircleDot, Clock, ClockAlert } from 'lucide-react';
import type { Urgency } from '../../../domain/rules/case-urgency.ts';
import { cx } from '../../parts/cx.ts';
import styles from './Tag.module.css';

type Tone = 'plain' | 'party' | 'overdue' | 'soon' | 'done' | 'missing';

export const Tag = ({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <span className={cx(styles.tag, styles[tone])}>
    {icon}
    {children}
  </span>
);

/** Tags and words on one line, wrapping where they must. */
export const Tags = ({ children }: { readonly children: ReactNode }) => <span className={styles.tags}>{children}</span>;

const URGENCY: Record<Urgency, { readonly tone: Tone; readonly icon: ReactNode }> = {
  overdue: { tone: 'overdue', icon: <ClockAlert size={14} aria-hidden="true" /> },
  due_soon: { tone: 'soon', icon: <Clock size={14} aria-hidden="true" /> },
  open: { tone: 'plain', icon: <CircleDot size={14} aria-hidden="true" /> },
  closed: { tone: 'done', icon: <Check size={14} aria-hidden="true" /> },
};

export const UrgencyTag = ({ urgency, children }: { readonly urgency: Urgency; readonly children: ReactNode }) => (
  <Tag tone={URGENCY[urgency].tone} icon={URGENCY[urgency].icon}>
    {children}
  </Tag>
);
