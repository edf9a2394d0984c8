/**
 * A long list or tree of which only the rows in sight exist. The list itself holds the focus and names its active row
 * (aria-activedescendant): a row may leave the page while one scrolls, the focus may not.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
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

export function VirtualList<Row extends ListRow>({
  rows,
  label,
  kind,
  activeKey,
  onActive,
  onOpen,
  onToggle,
  children,
}: VirtualListProps<Row>) {
  const app = useApp();
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const hovered = useAppState((state) => state.hover);
  const selected = useAppState((state) => state.selection);
  const found = rows.findIndex((row) => row.key === activeKey);
  const active = found < 0 ? 0 : found;
  // The virtualizer changes in place; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index,
  });

  // Returning to a long list finds the row one left from.
  const start = useRef(found);
  useEffect(() => {
    if (start.current > 0) virtualizer.scrollToIndex(start.current, { align: 'center' });
  }, [virtualizer]);

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

  // One listener for all rows, found again by their index: the rows come and go.
  const rowAt = (target: EventTarget): Row | undefined => {
    const index = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null;
    return index === null || index === undefined ? undefined : rows[Number(index)];
  };
  const onClick = (event: MouseEvent): void => {
    const row = rowAt(event.target);
    if (!row) return;
    if (row.expanded === null || !(event.target instanceof Element) || !event.target.closest('[data-twig]'))
      return activate(row);
    onActive(row.key);
    onToggle(row.key);
  };
  const onPointerOver = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') hover(app, rowAt(event.target)?.selection ?? null);
  };
  const unhover = (): void => hover(app, null);

  const items = virtualizer.getVirtualItems();
  const attributes = {
    ref: list,
    'aria-label': label,
    tabIndex: 0,
    className: styles.list,
    // Only a row that is on the page can be named: behind a lowered sheet there is none.
    'aria-activedescendant': items.some(({ index }) => index === active) ? `${id}${rows[active]?.key}` : undefined,
    onKeyDown,
    onClick,
    onPointerOver,
    onPointerLeave: unhover,
    onBlur: unhover,
  };
  const track = (
    <div role="presentation" className={styles.track} style={{ height: virtualizer.getTotalSize() }}>
      {items.map((item) => {
        const row = rows[item.index];
        return (
          row && (
            <div
              {...rowAttributes(kind, row)}
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              id={`${id}${row.key}`}
              aria-selected={row.selection !== null && sameSelection(row.selection, selected)}
              className={cx(
                styles.row,
                item.index === active && styles.active,
                row.selection !== null && sameSelection(row.selection, hovered) && styles.lit,
              )}
              style={{ transform: `translateY(${item.start}px)`, '--level': row.level - 1 } as CSSProperties}
            >
              {kind === 'tree' && (
                <span data-twig className={styles.twig} aria-hidden="true">
                  {row.expanded !== null && (
                    <ChevronRight size={20} className={cx(styles.chevron, row.expanded && styles.open)} />
                  )}
                </span>
              )}
              {children(row)}
            </div>
          )
        );
      })}
    </div>
  );
  return kind === 'tree' ? (
    <div role="tree" {...attributes}>
      {track}
    </div>
  ) : (
    <div role="listbox" {...attributes}>
      {track}
    </div>
  );
}

const rowAttributes = (kind: 'tree' | 'listbox', row: ListRow) => ({
  role: kind === 'tree' ? 'treeitem' : 'option',
  ...(kind === 'tree' && { 'aria-level': row.level, ...(row.expanded !== null && { 'aria-expanded': row.expanded }) }),
  'aria-posinset': row.position,
  'aria-setsize': row.siblings,
});
