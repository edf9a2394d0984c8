/** One of the territories this person holds, as a tree in a native list. */
import { useId, useMemo } from 'react';
import { byCode } from '../../../domain/answers/territory-tree.ts';
import type { Territory } from '../../../domain/entities.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { rowsBy, type World } from '../../../domain/world.ts';
import { useAppState } from '../../app-context.tsx';
import styles from './TerritorySelect.module.css';

interface TerritorySelectProps {
  readonly label: string;
  readonly value: TerritoryId;
  readonly onChange: (id: TerritoryId) => void;
  /** Which of them may be chosen; all, unless said. */
  readonly accepts?: (territory: Territory) => boolean;
}

export function TerritorySelect({ label, value, onChange, accepts }: TerritorySelectProps) {
  const id = useId();
  const world = useAppState((state) => state.world);
  const tree = useMemo(() => flatTree(world), [world]);
  const offered = accepts ? tree.filter(({ territory }) => accepts(territory)) : tree;
  const least = Math.min(...offered.map(({ depth }) => depth));
  return (
    <label htmlFor={id} className={styles.field}>
      <span className={styles.label}>{label}</span>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value as TerritoryId)}>
        {offered.map(({ territory, depth }) => (
          <option key={territory.id} value={territory.id}>
            {'\u3000'.repeat(depth - least)}
            {territory.name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Line {
  readonly territory: Territory;
  readonly depth: number;
}

/** Every territory under the one it belongs to, as people count them. */
function flatTree(world: World): Line[] {
  const lines: Line[] = [];
  const add = (territory: Territory, depth: number): void => {
    lines.push({ territory, depth });
    if (depth > 16) return; // a loop in what was imported
    for (const child of rowsBy(world.territory, 'parent_id', territory.id).toSorted(byCode)) add(child, depth + 1);
  };
  for (const territory of world.territory.values())
    if (!world.territory.has(territory.parent_id ?? '')) add(territory, 0);
  return lines;
}

/** Where the person's duty lies: of several, the widest. */
export function useOwnTerritory(): Territory | null {
  const world = useAppState((state) => state.world);
  return useMemo(() => {
    const duties = (profileOf(world)?.territory_ids ?? []).flatMap((id) => world.territory.get(id) ?? []);
    const rank = ({ level }: Territory): number => world.territory_level.get(level)?.rank ?? Infinity;
    return duties.sort((a, b) => rank(a) - rank(b))[0] ?? null;
  }, [world]);
}
