/** List ⇄ card. The focus goes where the person's attention went: into the card when it opens, back to the list when it closes. */
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { formatSelection, type Selection } from '../../domain/selection.ts';
import { useAppState } from '../app-context.tsx';
import { PlaceList } from '../list/PlaceList.tsx';
import { useListState } from '../list/use-list-state.ts';
import { cx } from '../parts/cx.ts';
import { ReportPlace } from '../report/ReportPlace.tsx';
import type { RailPlace } from '../rail/places.ts';
import { ScreenPlace } from '../rail/ScreenPlace.tsx';
import { useText } from '../use-text.ts';
import { CardBar } from './CardBar.tsx';
import styles from './Panel.module.css';
import { SheetHandle } from './SheetHandle.tsx';
import type { SheetState } from './use-sheet.ts';

interface PanelProps {
  readonly card: (selection: Selection) => ReactNode;
  /** What stands here while nothing is selected. */
  readonly place: RailPlace;
  /** Null where the panel stands beside the map. */
  readonly sheet: SheetState | null;
  readonly className: string | undefined;
  readonly ref: Ref<HTMLElement>;
}

/** Focus that a person may lose to us: it was in the panel or the search box, or what held it has just gone. */
const mayMove = (panel: HTMLElement): boolean => {
  const focused = document.activeElement;
  return (
    focused === null ||
    focused === document.body ||
    panel.contains(focused) ||
    focused.closest('[role="search"]') !== null
  );
};

export function Panel({ card, place, sheet, className, ref }: PanelProps) {
  const t = useText();
  const selection = useAppState((state) => state.selection);
  const listState = useListState();
  const reporting = useAppState(({ report }) => report.open !== null);
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
    <section
      ref={ref}
      className={cx(styles.panel, className)}
      aria-label={t(
        reporting
          ? 'report.region'
          : selection
            ? 'shell.region.card'
            : place.screen === 'map'
              ? 'shell.region.list'
              : place.label,
      )}
    >
      {sheet && <SheetHandle sheet={sheet} selection={reporting ? null : selection} />}
      {!sheet && selection && !reporting && <CardBar selection={selection} />}
      <div ref={content} id="panel" tabIndex={-1} className={styles.content}>
        {reporting ? (
          <ReportPlace />
        ) : selection ? (
          <div key={formatSelection(selection)} className={styles.body}>
            {card(selection)}
          </div>
        ) : place.screen === 'map' ? (
          <PlaceList state={listState} />
        ) : (
          <div key={place.screen} className={styles.body}>
            <ScreenPlace place={place} card={card} />
          </div>
        )}
      </div>
    </section>
  );
}
