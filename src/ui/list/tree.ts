/**
 * The territory as a tree of rows, the list's equal of the map: own duty first, then the whole office, each down to the
 * doors this person holds. Only rows under an open branch exist, so that 30,000 households cost nothing until asked for.
 */
import { parentOf } from '../../commands/parent-of.ts';
import type { BuildingId, CompoundId, StairwellUnitId, TerritoryId } from '../../domain/ids.ts';
import { profileOf } from '../../domain/profile-of.ts';
import type { Selection } from '../../domain/selection.ts';
import { rowsBy, type World } from '../../domain/world.ts';

export type TreeNode =
  | { readonly kind: 'territory'; readonly id: TerritoryId }
  | { readonly kind: 'compound'; readonly id: CompoundId }
  | { readonly kind: 'building'; readonly id: BuildingId }
  /** Groups doors; has no card of its own. */
  | { readonly kind: 'stairwell_unit'; readonly id: StairwellUnitId }
  | { readonly kind: 'household'; readonly id: string };

export interface TreeRow {
  /** Unique in the tree: a place appears under its duty and again under the office. */
  readonly key: string;
  readonly node: TreeNode;
  /** From 1. */
  readonly level: number;
  /** Null for a leaf. */
  readonly expanded: boolean | null;
  readonly position: number;
  readonly siblings: number;
}

const natural = new Intl.Collator('zh-CN', { numeric: true });
const byName = (a: { name: string }, b: { name: string }): number => natural.compare(a.name, b.name);

export const keyOf = (root: number, node: { readonly kind: string; readonly id: string }): string =>
  `${root}/${node.kind}:${node.id}`;

/** Where the tree begins: the territories of duty, and the office around them where it holds more. */
export function treeRoots(world: World): readonly TreeNode[] {
  const duty = (profileOf(world)?.territory_ids ?? []).filter((id) => world.territory.has(id));
  const roots: TerritoryId[] = [...duty];
  const first = duty[0];
  if (first === undefined) {
    for (const row of world.territory.values())
      if (!row.parent_id || !world.territory.has(row.parent_id)) roots.push(row.id);
  } else {
    const office = officeOf(world, first);
    if (office && !roots.includes(office)) roots.push(office);
  }
  return roots.map((id) => ({ kind: 'territory', id }));
}

function officeOf(world: World, id: TerritoryId): TerritoryId | null {
  for (let at = world.territory.get(id), steps = 0; at && steps < 16; steps += 1) {
    if (world.territory_level.get(at.level)?.is_office) return at.id;
    at = at.parent_id ? world.territory.get(at.parent_id) : undefined;
  }
  return null;
}

const hasDoors = (world: World, unit: string): boolean =>
  rowsBy(world.household, 'stairwell_unit_id', unit as StairwellUnitId).length > 0;

/** Children in the order people count them: grids by code, everything else by name with numbers as numbers. */
function childrenOf(world: World, node: TreeNode): readonly TreeNode[] {
  switch (node.kind) {
    case 'territory':
      return [
        ...[...rowsBy(world.territory, 'parent_id', node.id)]
          .sort((a, b) => natural.compare(a.code, b.code) || byName(a, b))
          .map(({ id }) => ({ kind: 'territory', id }) as const),
        ...[...rowsBy(world.compound, 'territory_id', node.id)]
          .sort(byName)
          .map(({ id }) => ({ kind: 'compound', id }) as const),
        ...rowsBy(world.building, 'territory_id', node.id)
          .filter((row) => row.compound_id === null)
          .sort(byName)
          .map(({ id }) => ({ kind: 'building', id }) as const),
      ];
    case 'compound':
      return [...rowsBy(world.building, 'compound_id', node.id)]
        .sort(byName)
        .map(({ id }) => ({ kind: 'building', id }));
    case 'building':
      return rowsBy(world.stairwell_unit, 'building_id', node.id)
        .filter((row) => hasDoors(world, row.id))
        .sort(byName)
        .map(({ id }) => ({ kind: 'stairwell_unit', id }));
    case 'stairwell_unit':
      return [...rowsBy(world.household, 'stairwell_unit_id', node.id)]
        .sort((a, b) => a.floor - b.floor || natural.compare(a.door, b.door))
        .map(({ id }) => ({ kind: 'household', id }));
    case 'household':
      return [];
  }
}

function isParent(world: World, node: TreeNode): boolean {
  switch (node.kind) {
    case 'territory':
      return (
        rowsBy(world.territory, 'parent_id', node.id).length > 0 ||
        rowsBy(world.compound, 'territory_id', node.id).length > 0 ||
        rowsBy(world.building, 'territory_id', node.id).some((row) => row.compound_id === null)
      );
    case 'compound':
      return rowsBy(world.building, 'compound_id', node.id).length > 0;
    case 'building':
      return rowsBy(world.stairwell_unit, 'building_id', node.id).some((row) => hasDoors(world, row.id));
    case 'stairwell_unit':
      return hasDoors(world, node.id);
    case 'household':
      return false;
  }
}

/** The rows that are open now, top to bottom. */
export function treeRows(world: World, expanded: ReadonlySet<string>): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (nodes: readonly TreeNode[], level: number, root: number | null): void => {
    nodes.forEach((node, index) => {
      const branch = root ?? index;
      const key = keyOf(branch, node);
      const open = isParent(world, node) ? expanded.has(key) : null;
      rows.push({ key, node, level, expanded: open, position: index + 1, siblings: nodes.length });
      if (open && level < 16) add(childrenOf(world, node), level + 1, branch);
    });
  };
  add(treeRoots(world), 1, null);
  return rows;
}

/** The keys from a root down to a selection or the nearest place above it; empty when it lies in no root. */
export function pathTo(world: World, selection: Selection): readonly string[] {
  const upwards: { kind: string; id: string }[] = [];
  for (let at: Selection | null = selection; at && upwards.length < 24; at = parentOf(world, at)) {
    if (at.kind === 'party_household') {
      const id = world.party_household.get(at.id)?.household_id;
      if (id) at = { kind: 'household', id };
    }
    upwards.push(at);
    const unit = at.kind === 'household' ? world.household.get(at.id)?.stairwell_unit_id : undefined;
    if (unit) upwards.push({ kind: 'stairwell_unit', id: unit });
  }
  const roots = treeRoots(world);
  for (const [root, node] of roots.entries()) {
    const end = upwards.findIndex(({ kind, id }) => kind === node.kind && id === node.id);
    if (end >= 0) {
      return upwards
        .slice(0, end + 1)
        .filter(({ kind }) => IN_TREE.has(kind))
        .reverse()
        .map((step) => keyOf(root, step));
    }
  }
  return [];
}

const IN_TREE: ReadonlySet<string> = new Set<TreeNode['kind']>([
  'territory',
  'compound',
  'building',
  'stairwell_unit',
  'household',
]);
