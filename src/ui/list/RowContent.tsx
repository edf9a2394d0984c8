/** One row's words: what it is, the two facts worth a glance, and what is open there. Looks its own row up, so that only rows in sight cost. */
import { Fragment } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { PendingMark } from '../parts/PendingMark.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';
import { useText } from '../use-text.ts';
import { KindIcon } from './KindIcon.tsx';
import { markOf } from './case-marks.ts';
import type { ListContext } from './list-context.ts';
import { useRowFacts } from './row-facts.ts';
import styles from './RowContent.module.css';

export function RowContent({ selection, context }: { readonly selection: Selection; readonly context: ListContext }) {
  const { title, facts, due } = useRowFacts(selection, context);
  const mark = markOf(context.world, context.marks, selection);
  return (
    <>
      <KindIcon world={context.world} selection={selection} now={context.now} />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {facts.length > 0 && (
          <span className={styles.facts}>
            {facts.map((fact, index) => (
              <Fragment key={fact}>
                {index > 0 && ' · '}
                <span className={styles.fact}>{fact}</span>
              </Fragment>
            ))}
          </span>
        )}
      </span>
      <PendingMark id={selection.id} />
      {due && <span className={due.overdue ? styles.overdue : styles.due}>{due.text}</span>}
      {mark && <CaseCounts open={mark.open} overdue={mark.overdue} />}
    </>
  );
}

function CaseCounts({ open, overdue }: { readonly open: number; readonly overdue: number }) {
  const t = useText();
  return (
    <span className={styles.counts}>
      {overdue > 0 && (
        <Count symbol="case_overdue" n={overdue} label={t('shell.list.overdue_cases', { n: overdue })} strong />
      )}
      <Count symbol="case_open" n={open} label={t('shell.list.open_cases', { n: open })} />
    </span>
  );
}

interface CountProps {
  readonly symbol: 'case_overdue' | 'case_open';
  readonly n: number;
  readonly label: string;
  readonly strong?: boolean;
}

const Count = ({ symbol, n, label, strong = false }: CountProps) => (
  <span className={strong ? styles.strong : undefined} title={label}>
    <MapSymbol name={symbol} size={18} />
    <span aria-hidden="true">{n}</span>
    <span className="visually-hidden">{label}</span>
  </span>
);
