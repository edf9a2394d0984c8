/** What a key does in the register. Pure. */
export type TableAction =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'mark' }
  | { readonly kind: 'all' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** `page` is how many rows a page key moves. Null: the key means nothing here. */
export function tableKey(
  { key, shiftKey, ctrlKey, metaKey }: Key,
  at: number,
  count: number,
  page: number,
): TableAction | null {
  const move = (to: number): TableAction => ({ kind: 'move', to, extend: shiftKey });
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') return { kind: 'all' };
  if (ctrlKey || metaKey) return null;
  switch (key) {
    case 'ArrowDown':
      return move(at + 1);
    case 'ArrowUp':
      return move(at - 1);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'mark' };
    default:
      return null;
  }
}
