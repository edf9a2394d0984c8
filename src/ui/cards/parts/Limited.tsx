/** A list that shows its head and tells how long it is; the rest is one tap away, and never in the way of the next block. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Limited.module.css';
import { Rows } from './Row.tsx';

interface LimitedProps<Item> {
  readonly items: readonly Item[];
  readonly head?: number;
  readonly label: string;
  readonly children: (item: Item) => ReactNode;
}

export function Limited<Item>({ items, head = 4, label, children }: LimitedProps<Item>) {
  const t = useText();
  const [all, setAll] = useState(false);
  // One row hidden behind a button as tall as the row helps nobody.
  const shown = all || items.length <= head + 1 ? items : items.slice(0, head);
  return (
    <>
      <Rows label={label}>{shown.map(children)}</Rows>
      {items.length > head + 1 && (
        <Button weight="quiet" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('card.show_less') : t('card.show_all', { n: items.length })}
        </Button>
      )}
    </>
  );
}
