/** Results as the list shows them: by kind, in the order the search found the kinds, so the best answer stays on top. */
import type { Selection } from '../../domain/selection.ts';
import type { ResultKind, SearchResult } from '../../domain/search/index.ts';
import { sameSelection } from '../../domain/selection.ts';
import type { World } from '../../domain/world.ts';
import { titleOf } from '../list/title-of.ts';

export interface ResultGroup {
  readonly kind: ResultKind;
  readonly results: readonly SearchResult[];
}

export function groupByKind(results: readonly SearchResult[]): readonly ResultGroup[] {
  const groups = new Map<ResultKind, SearchResult[]>();
  for (const result of results) {
    const group = groups.get(result.kind);
    if (group) group.push(result);
    else groups.set(result.kind, [result]);
  }
  return [...groups].map(([kind, members]) => ({ kind, results: members }));
}

const RECENT = 8;

/** `recent` with `selection` first; no doubles, not more than eight. */
export const withRecent = (recent: readonly Selection[], selection: Selection): readonly Selection[] =>
  [selection, ...recent.filter((other) => !sameSelection(other, selection))].slice(0, RECENT);

/** What was opened lately, as results; what is no longer held is left out. */
export const recentResults = (world: World, recent: readonly Selection[]): readonly SearchResult[] =>
  recent.flatMap((selection) => {
    const found = titleOf(world, selection);
    return found && found.title !== ''
      ? [{ selection, kind: selection.kind, title: found.title, subtitle: found.where }]
      : [];
  });
