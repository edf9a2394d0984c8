/** Which rows are ticked, and how a click, Space and Shift change that. Pure; rows by id. */
export interface Marks {
  readonly ids: ReadonlySet<string>;
  /** Where a range with Shift begins: the row ticked or unticked last. */
  readonly anchor: string | null;
}

export const noMarks: Marks = { ids: new Set(), anchor: null };

export function toggleMark({ ids }: Marks, id: string): Marks {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Ticks everything between the anchor and a row, in the order shown; the anchor stays. Without an anchor, the row alone. */
export function markRange({ ids, anchor }: Marks, id: string, shown: readonly string[]): Marks {
  const from = anchor === null ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(id);
  if (to < 0) return { ids, anchor };
  if (from < 0) return { ids: new Set([...ids, id]), anchor: id };
  return { ids: new Set([...ids, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]), anchor };
}

export const markAll = (shown: readonly string[]): Marks => ({ ids: new Set(shown), anchor: null });

/** What is no longer shown is no longer ticked: nobody acts on rows they cannot see. */
export const marksAmong = ({ ids }: Marks, shown: readonly string[]): string[] => shown.filter((id) => ids.has(id));
