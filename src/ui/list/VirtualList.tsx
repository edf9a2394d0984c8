/**
 * A long list or tree of which only the rows in sight exist. The list itself holds the focus and names its active row
 * (aria-activedescendant): a row may leave the page while one scrolls, the focus may not.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { hover } from '../../commands/hover.ts';
import { sameSelection, type Selection } from '../../domain/selection.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { cx } from '../parts/cx.ts';
import { stepOf } from './list-keys.ts';
import styles from './VirtualList.module.css';

export interface ListRow {
  readonly key: string;
  /** Null for a row that only groups. */
  readonly selection: Selection | null;
  readonly level: number;
  readonly expanded: boolean | null;
  readonly position: number;
  readonly siblings: number;
}

interface VirtualListProps<Row extends ListRow> {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly kind: 'tree' | 'listbox';
  readonly activeKey: string | undefined;
  readonly onActive: (key: string) => void;
  readonly onOpen: (row: Row) => void;
  readonly onToggle: (key: string) => void;
  readonly children: (row: Row) => ReactNode;
}

const ROW_PX = 60;

export function VirtualList<Row extends ListRow>({ rows, label, kind, activeKey, onActive, onOpen, onToggle, children }: VirtualListProps<Row>) {
  const app = useApp();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const hovered = useAppState((state) => state.hover);
  const selected = useAppState((state) => state.selection);
  const found = rows.findIndex((row) => row.key === activeKey);
  const active = found < 0 ? 0 : found;
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => list.current, estimateSize: () => ROW_PX, overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index,
  });

  // Returning to a long list finds the row one left from.
  useEffect(() => {
    if (found > 0) virtualizer.scrollToIndex(found, { align: 'center' });
    // eslint-disable-next-line react/exhaustive-deps
  }, []);

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    onActive(row.key);
    hover(app, row.selection);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const activate = (row: Row): void => {
    onActive(row.key);
    if (row.selection) onOpen(row);
    else onToggle(row.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event, rows, active);
    if (!step) return;
    event.preventDefault();
    const row = rows[active];
    if (step.kind === 'move') moveTo(step.to);
    else if (row && step.kind === 'toggle') onToggle(row.key);
    else if (row) activate(row);
  };

  return (
    <div
      ref={list} role={kind} aria-label={label} tabIndex={0} className={styles.list} onKeyDown={onKeyDown}
      aria-activedescendant={rows.length > 0 ? `${id}${rows[active]?.key}` : undefined}
      onPointerLeave={() => hover(app, null)} onBlur={() => hover(app, null)}
    >
      <div role="presentation" className={styles.track} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const isSelected = row.selection !== null && sameSelection(row.selection, selected);
          return (
            <div
              key={item.key} ref={virtualizer.measureElement} data-index={item.index} id={`${id}${row.key}`}
              role={kind === 'tree' ? 'treeitem' : 'option'}
              aria-level={kind === 'tree' ? row.level : undefined}
              aria-expanded={kind === 'tree' && row.expanded !== null ? row.expanded : undefined}
              aria-posinset={row.position} aria-setsize={row.siblings} aria-selected={isSelected}
              className={cx(styles.row, item.index === active && styles.active, row.selection !== null && sameSelection(row.selection, hovered) && styles.lit)}
              style={{ transform: `translateY(${item.start}px)`, '--level': row.level - 1 } as CSSProperties}
              onClick={() => activate(row)}
              onPointerEnter={(event) => event.pointerType === 'mouse' && hover(app, row.selection)}
            >
              {kind === 'tree' && (
                <span
                  className={styles.twig} aria-hidden="true"
                  onClick={(event) => {
                    if (row.expanded === null) return;
                    event.stopPropagation();
                    onActive(row.key);
                    onToggle(row.key);
                  }}
                >
                  {row.expanded !== null && <ChevronRight size={20} className={cx(styles.chevron, row.expanded && styles.open)} />}
                </span>
              )}
              {children(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
