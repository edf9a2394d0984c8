/** The doors of one stairwell unit, floor by floor; closed until asked for, because a tall house has a hundred. */
import { useId, useState } from 'react';
import { ChevronDown } from 'lucide-react';
import type { DoorLine, UnitLine } from '../../../domain/answers/building.ts';
import { MapSymbol } from '../../symbols/MapSymbol.tsx';
import styles from './UnitDoors.module.css';
import { useOpen } from './use-open.ts';
import { useWords } from './use-words.ts';

export function UnitDoors({
  line: { unit, residents, doors },
  open: initiallyOpen,
}: {
  readonly line: UnitLine;
  readonly open: boolean;
}) {
  const { t, count } = useWords();
  const [open, setOpen] = useState(initiallyOpen);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.name}>
          {t('card.building.unit', {
            name: unit.name,
            households: count('households', doors.length),
            residents: count('residents', residents),
          })}
        </span>
        <ChevronDown size={18} aria-hidden="true" className={open ? styles.turned : undefined} />
      </button>
      <fieldset id={id} hidden={!open} aria-label={t('card.building.doors', { unit: unit.name })}>
        {open &&
          byFloor(doors).map(([floor, onFloor]) => (
            <div key={floor} className={styles.floor}>
              <span className={styles.floorName}>{t('card.building.floor', { n: floor })}</span>
              <div className={styles.doors}>
                {onFloor.map((door) => (
                  <Door key={door.household.id} door={door} />
                ))}
              </div>
            </div>
          ))}
      </fieldset>
    </div>
  );
}

function Door({ door: { household, link, party } }: { readonly door: DoorLine }) {
  const { t, count } = useWords();
  const open = useOpen();
  const kind = party === null ? null : t(party === 'center' ? 'card.household.center' : 'card.household.party');
  const label = [t('card.household.door', { door: household.door }), count('residents', household.residents), kind]
    .filter(Boolean)
    .join(' · ');
  return (
    <button type="button" className={styles.door} aria-label={label} title={label} onClick={() => open(link.selection)}>
      {household.door}
      {party && <MapSymbol name={party === 'center' ? 'center_household' : 'party_household'} size={16} />}
    </button>
  );
}

function byFloor(doors: readonly DoorLine[]): [floor: number, doors: DoorLine[]][] {
  const floors = new Map<number, DoorLine[]>();
  for (const door of doors) floors.set(door.household.floor, [...(floors.get(door.household.floor) ?? []), door]);
  return [...floors];
}
