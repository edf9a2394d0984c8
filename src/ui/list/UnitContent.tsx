import { DoorOpen } from 'lucide-react';
import type { StairwellUnitId } from '../../domain/ids.ts';
import { rowsBy, type World } from '../../domain/world.ts';
import { useText } from '../use-text.ts';
import styles from './RowContent.module.css';

/** A stairwell unit's row: it groups doors and opens no card. */
export function UnitContent({ world, unitId }: { readonly world: World; readonly unitId: string }) {
  const t = useText();
  const doors = rowsBy(world.household, 'stairwell_unit_id', unitId as StairwellUnitId).length;
  return (
    <>
      <span className={`${styles.icon} ${styles.quiet}`}>
        <DoorOpen size={20} aria-hidden="true" />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{world.stairwell_unit.get(unitId)?.name}</span>
        <span className={styles.facts}>{t('shell.list.households', { n: doors })}</span>
      </span>
    </>
  );
}
