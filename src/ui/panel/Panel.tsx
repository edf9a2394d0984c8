/** List ⇄ card. The focus goes where the person's attention went: into the card when it opens, back to the list when it closes. */
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { useAppState } from '../app-context.tsx';
import { PlaceList } from '../list/PlaceList.tsx';
import { useListState } from '../list/use-list-state.ts';
import { cx } from '../parts/cx.ts';
import { useText } from '../use-text.ts';
import { CardFrame } from './CardFrame.tsx';
import styles from './Panel.module.css';

interface PanelProps {
  readonly card: (selection: Selection) => ReactNode;
  /** The sheet's handle, where the panel is a sheet. */
  readonly handle: ReactNode;
  readonly className: string | undefined;
  readonly ref: Ref<HTMLElement>;
}

/** Focus that a person may lose to us: it was in the panel or the search box, or what held it has just gone. */
const mayMove = (panel: HTMLElement): boolean => {
  const focused = document.activeElement;
  return focused === null || focused === document.body || panel.contains(focused) || focused.closest('[role="search"]') !== null;
};

export function Panel({ card, handle, className, ref }: PanelProps) {
  const t = useText();
  const selection = useAppState((state) => state.selection);
  const listState = useListState();
  const content = useRef<HTMLDivElement>(null);
  const opened = useRef(selection);

  useEffect(() => {
    const panel = content.current;
    if (!panel || opened.current === selection) return;
    opened.current = selection;
    if (!mayMove(panel)) return;
    const target = selection ? panel : panel.querySelector<HTMLElement>('[role="tree"], [role="listbox"]');
    target?.focus({ preventScroll: true });
  }, [selection]);

  return (
    <section ref={ref} className={cx(styles.panel, className)} aria-label={t(selection ? 'shell.region.card' : 'shell.region.list')}>
      {handle}
      <div ref={content} id="panel" tabIndex={-1} className={styles.content}>
        {selection ? <CardFrame selection={selection}>{card(selection)}</CardFrame> : <PlaceList state={listState} />}
      </div>
    </section>
  );
}
