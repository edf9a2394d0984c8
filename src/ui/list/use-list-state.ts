/** What the list remembers while a card is open over it: the tab, what is unfolded, and the row one came from. */
import { useCallback, useEffect, useState } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { profileOf } from '../../domain/profile-of.ts';
import type { World } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';
import type { ListTab } from './flat-lists.ts';
import { keyOf, pathTo, treeRoots } from './tree.ts';

export interface ListState {
  readonly tab: ListTab;
  readonly setTab: (tab: ListTab) => void;
  readonly openOnly: boolean;
  readonly setOpenOnly: (openOnly: boolean) => void;
  readonly expanded: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** The row the keyboard is on, per tab. */
  readonly active: Readonly<Partial<Record<ListTab, string>>>;
  readonly setActive: (tab: ListTab, key: string) => void;
}

export const flatKey = ({ kind, id }: Selection): string => `${kind}:${id}`;

/** At first one's own duty is unfolded and the rest of the office is not. */
function firstUnfolded(world: World): ReadonlySet<string> {
  const duty: readonly string[] = profileOf(world)?.territory_ids ?? [];
  const own = treeRoots(world).flatMap((node, root) => (duty.includes(node.id) || duty.length === 0 ? [keyOf(root, node)] : []));
  return new Set(own.slice(0, 3));
}

export function useListState(): ListState {
  const world = useAppState((state) => state.world);
  const selection = useAppState((state) => state.selection);
  const [tab, setTab] = useState<ListTab>('tree');
  const [openOnly, setOpenOnly] = useState(true);
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(null);
  const [active, setActiveKeys] = useState<ListState['active']>({});
  const expanded = touched ?? firstUnfolded(world);

  const toggle = useCallback(
    (key: string) =>
      setTouched((before) => {
        const next = new Set(before ?? firstUnfolded(world));
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [world],
  );
  const setActive = useCallback((of: ListTab, key: string) => setActiveKeys((before) => ({ ...before, [of]: key })), []);

  // The list follows what is opened, wherever it was opened from; a world that arrives later does not move it again.
  useEffect(() => {
    if (!selection) return;
    const path = pathTo(world, selection);
    const last = path.at(-1);
    if (last !== undefined) setTouched((before) => new Set([...(before ?? firstUnfolded(world)), ...path.slice(0, -1)]));
    setActiveKeys((before) => {
      const key = flatKey(selection);
      return { grids: key, compounds: key, stations: key, cases: key, party_households: key, tree: last ?? before.tree ?? '' };
    });
    // eslint-disable-next-line react/exhaustive-deps
  }, [selection]);

  return { tab, setTab, openOnly, setOpenOnly, expanded, toggle, active, setActive };
}
