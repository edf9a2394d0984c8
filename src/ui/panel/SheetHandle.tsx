/** The bar on top of the sheet: drag it, tap it, or use its two buttons; all three reach the same heights. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef, type PointerEvent } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { BackButton, CloseButton } from './CardBar.tsx';
import { lowered, raised, settle } from './sheet-heights.ts';
import styles from './SheetHandle.module.css';
import type { SheetState } from './use-sheet.ts';

interface SheetHandleProps {
  readonly sheet: SheetState;
  /** What the card shows; null over the list. */
  readonly selection: Selection | null;
}

interface Drag {
  readonly from: number;
  readonly start: number;
  y: number;
  at: number;
  speed: number;
  moved: boolean;
}

/** A finger that moves less than this has tapped. */
const TAP_PX = 6;

export function SheetHandle({ sheet, selection }: SheetHandleProps) {
  const t = useText();
  const { snap, heights, setSnap: onSnap, setDragged: onDrag } = sheet;
  const drag = useRef<Drag | null>(null);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      from: heights[snap],
      start: event.clientY,
      y: event.clientY,
      at: event.timeStamp,
      speed: 0,
      moved: false,
    };
  };
  const heightAt = ({ from, start }: Drag, y: number): number =>
    Math.min(heights.full, Math.max(heights.peek, from + start - y));
  const onPointerMove = (event: PointerEvent): void => {
    const now = drag.current;
    if (!now) return;
    const elapsed = event.timeStamp - now.at;
    if (elapsed > 0) now.speed = (now.y - event.clientY) / elapsed;
    now.y = event.clientY;
    now.at = event.timeStamp;
    now.moved ||= Math.abs(event.clientY - now.start) > TAP_PX;
    if (now.moved) onDrag(heightAt(now, event.clientY));
  };
  const onPointerUp = (event: PointerEvent): void => {
    const now = drag.current;
    drag.current = null;
    onDrag(null);
    if (!now) return;
    if (now.moved) onSnap(settle(heightAt(now, event.clientY), now.speed, heights));
    else onSnap(snap === 'full' ? 'half' : raised(snap));
  };
  const onPointerCancel = (): void => {
    drag.current = null;
    onDrag(null);
  };

  return (
    <div className={styles.handle} role="group" aria-label={t('shell.sheet.label')}>
      <div
        className={styles.grip}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerCancel}
      >
        <span className={styles.pill} />
      </div>
      <span className={styles.lead}>{selection && <BackButton selection={selection} />}</span>
      <span className={styles.buttons}>
        <IconButton label={t('shell.sheet.lower')} disabled={snap === 'peek'} onClick={() => onSnap(lowered(snap))}>
          <ChevronDown size={22} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('shell.sheet.raise')} disabled={snap === 'full'} onClick={() => onSnap(raised(snap))}>
          <ChevronUp size={22} aria-hidden="true" />
        </IconButton>
        {selection && <CloseButton />}
      </span>
      <p role="status" className="visually-hidden">
        {t(`shell.sheet.${snap}`)}
      </p>
    </div>
  );
}
