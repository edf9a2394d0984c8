/** What a key does in a list or tree, as the ARIA practices describe it. Pure, so that it is tested without a page. */
import type { ListRow } from './VirtualList.tsx';

export type Step =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'open' };

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const PAGE = 8;

/** Null when the key is not the list's. `active` is the index of the active row. */
export function stepOf(
  pressed: Pressed,
  rows: readonly Pick<ListRow, 'level' | 'expanded'>[],
  active: number,
): Step | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || rows.length === 0) return null;
  const last = rows.length - 1;
  const row = rows[active];
  const move = (to: number): Step => ({ kind: 'move', to: Math.min(last, Math.max(0, to)) });
  switch (pressed.key) {
    case 'ArrowDown':
      return move(active + 1);
    case 'ArrowUp':
      return move(active - 1);
    case 'PageDown':
      return move(active + PAGE);
    case 'PageUp':
      return move(active - PAGE);
    case 'Home':
      return move(0);
    case 'End':
      return move(last);
    case 'Enter':
    case ' ':
      return { kind: 'open' };
    case 'ArrowRight':
      if (row?.expanded === false) return { kind: 'toggle' };
      return row?.expanded ? move(active + 1) : null;
    case 'ArrowLeft': {
      if (row?.expanded) return { kind: 'toggle' };
      let parent = active - 1;
      while (parent >= 0 && (rows[parent]?.level ?? 0) >= (row?.level ?? 0)) parent -= 1;
      return parent < 0 ? null : move(parent);
    }
    default:
      return null;
  }
}
