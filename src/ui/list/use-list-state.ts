/** What the list remembers while a card is open over it: the tab, what is unfolded, and the row one came from. */
import { useCallback, useEffect, useState } from 'react';
import type { Selection } from '../../domain/selection.ts';
import { profileOf } from '../../domain/profile-of.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
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
  const own = treeRoots(world).flatMap((node, root) =>
    duty.includes(node.id) || duty.length === 0 ? [keyOf(root, node)] : [],
  );
  return new Set(own.slice(0, 3));
}

/** The rows a selection is, one per tab: in the tree the place itself or the nearest one above it. */
function activeFor(world: World, selection: Selection): ListState['active'] {
  const key = flatKey(selection);
  const place = pathTo(world, selection).at(-1);
  return {
    grids: key,
    compounds: key,
    stations: key,
    cases: key,
    party_households: key,
    ...(place !== undefined && { tree: place }),
  };
}

export function useListState(): ListState {
  const { store } = useApp();
  const world = useAppState((state) => state.world);
  const [tab, setTab] = useState<ListTab>('tree');
  const [openOnly, setOpenOnly] = useState(true);
  /** Null until a person or a selection has unfolded something: until then one's own duty is. */
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(null);
  const [active, setActiveKeys] = useState<ListState['active']>(() => {
    const { selection, world } = store.getState();
    return selection ? activeFor(world, selection) : {};
  });
  const expanded = touched ?? firstUnfolded(world);

  const toggle = (key: string): void => {
    const next = new Set(expanded);
    if (!next.delete(key)) next.add(key);
    setTouched(next);
  };
  const setActive = useCallback(
    (of: ListTab, key: string) => setActiveKeys((before) => ({ ...before, [of]: key })),
    [],
  );

  // The list follows what is opened, wherever it was opened from; a world that arrives later does not move it again.
  useEffect(
    () =>
      store.subscribe(({ selection, world }, before) => {
        if (!selection || selection === before.selection) return;
        const above = pathTo(world, selection).slice(0, -1);
        if (above.length > 0) setTouched((known) => new Set([...(known ?? firstUnfolded(world)), ...above]));
        setActiveKeys((known) => ({ ...known, ...activeFor(world, selection) }));
      }),
    [store],
  );

  return { tab, setTab, openOnly, setOpenOnly, expanded, toggle, active, setActive };
}
