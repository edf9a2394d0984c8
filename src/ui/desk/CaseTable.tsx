/**
 * Ten thousand cases as a table of which only the rows in sight exist. The table holds the focus and names its active row
 * (aria-activedescendant): a row may leave the page while one scrolls, the focus may not.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { select } from '../../commands/select.ts';
import { pendingRows } from '../../domain/outbox.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { cx } from '../parts/cx.ts';
import { useText } from '../use-text.ts';
import { CaseTableHead } from './CaseTableHead.tsx';
import { CaseTableRow } from './CaseTableRow.tsx';
import styles from './CaseTable.module.css';
import { markAll, markRange, toggleMark, type Marks } from './marks.ts';
import { tableKey } from './table-keys.ts';
import type { DeskCases } from './use-desk-cases.ts';

interface CaseTableProps {
  readonly cases: DeskCases;
  /** Of the rows, in their order. */
  readonly ids: readonly string[];
  /** Null: this person does nothing with many at once. */
  readonly marks: Marks | null;
  readonly onMarks: (marks: Marks) => void;
}

/** The same as in the stylesheet: rows of one height are placed without being measured. In rem. */
const ROW_REM = 2.875;
const HEAD_REM = 2.75;
const rootFontPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

export function CaseTable({ cases: { rows, now }, ids, marks, onMarks }: CaseTableProps) {
  const app = useApp();
  const t = useText();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useAppState(({ selection }) => (selection?.kind === 'case_record' ? selection.id : null));
  const outbox = useAppState((state) => state.outbox);
  const pending = useMemo(() => pendingRows(outbox), [outbox]);
  const [activeId, setActiveId] = useState<string | null>(selected);
  const found = activeId === null ? -1 : ids.indexOf(activeId);
  const active = found < 0 ? 0 : found;
  const [rem] = useState(rootFontPx);
  const height = ROW_REM * rem;
  const head = HEAD_REM * rem;
  // The virtualizer changes in place; nothing here is memoised by a compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 4,
    // The header lies above the rows in the same scrolled area, and stays in sight.
    scrollMargin: head,
    scrollPaddingStart: head,
  });
  // Back from a card or the map, the row one left from is in sight.
  const start = useRef(found);
  useEffect(() => {
    if (start.current > 0) virtualizer.scrollToIndex(start.current, { align: 'center' });
  }, [virtualizer]);

  const open = (rowId: string): void => select(app, { kind: 'case_record', id: rowId });
  const moveTo = (index: number, extend: boolean): void => {
    const to = ids[Math.max(0, Math.min(ids.length - 1, index))];
    if (to === undefined) return;
    if (extend && marks) {
      const from = ids[active];
      onMarks(markRange(marks.anchor === null && from !== undefined ? toggleMark(marks, from) : marks, to, ids));
    }
    setActiveId(to);
    virtualizer.scrollToIndex(ids.indexOf(to), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const action = tableKey(event, active, ids.length, page);
    const row = ids[active];
    if (!action || row === undefined) return;
    event.preventDefault();
    if (action.kind === 'move') moveTo(action.to, action.extend);
    else if (action.kind === 'open') open(row);
    else if (action.kind === 'all') onMarks(marks ? markAll(ids) : { ids: new Set(), anchor: null });
    else if (marks) onMarks(toggleMark(marks, row));
  };
  const onClick = (event: MouseEvent): void => {
    const target = event.target instanceof Element ? event.target : null;
    const rowId = ids[Number(target?.closest('[data-index]')?.getAttribute('data-index') ?? Number.NaN)];
    if (rowId === undefined) return;
    setActiveId(rowId);
    if (marks && event.shiftKey) onMarks(markRange(marks, rowId, ids));
    else if (marks && target?.closest('[data-mark]')) onMarks(toggleMark(marks, rowId));
    else open(rowId);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('desk.table')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={marks !== null}
      aria-activedescendant={`${id}${ids[active]}`}
      tabIndex={0}
      className={cx(styles.table, marks && styles.markable)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // Shift extends the ticks, not a selection of text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      <CaseTableHead ids={ids} marks={marks} onMarks={onMarks} />
      <div role="rowgroup" className={styles.track} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <CaseTableRow
                key={row.record.id}
                id={`${id}${row.record.id}`}
                row={row}
                now={now}
                index={item.index}
                top={item.start - head}
                active={item.index === active}
                open={row.record.id === selected}
                marked={marks?.ids.has(row.record.id) ?? null}
                pending={pending.has(row.record.id)}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
