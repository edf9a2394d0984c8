/** Inside a building: unit, floor, door. A door this person holds is taken as the household it is; anything else is words. */
import { useState } from 'react';
import type { Building, Household } from '../../domain/entities.ts';
import type { DraftPlace, DraftSpot } from '../../domain/report-draft.ts';
import { rowsBy } from '../../domain/world.ts';
import { useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import styles from './DoorPicker.module.css';
import form from './ReportForm.module.css';

interface DoorOfBuildingProps {
  readonly building: Building;
  readonly chosen: Household | null;
  readonly spot: DraftSpot;
  readonly onTake: (place: DraftPlace, spot?: DraftSpot) => void;
  readonly onChange: () => void;
  readonly onDone: () => void;
}

const byName = (a: string, b: string): number => a.localeCompare(b, 'zh-CN', { numeric: true });

export function DoorOfBuilding({ building, chosen, spot, onTake, onChange, onDone }: DoorOfBuildingProps) {
  const t = useText();
  const world = useAppState((state) => state.world);
  const [unitId, setUnitId] = useState(chosen?.stairwell_unit_id ?? null);
  const [floor, setFloor] = useState(chosen ? String(chosen.floor) : spot.floor);
  const units = [...rowsBy(world.stairwell_unit, 'building_id', building.id)].sort((a, b) => byName(a.name, b.name));
  const unit = units.find(({ id }) => id === unitId);
  const homes = unit ? rowsBy(world.household, 'stairwell_unit_id', unit.id) : [];
  const floors = Array.from({ length: building.floors ?? 0 }, (_, index) => String(index + 1));
  const doors = homes.filter((home) => String(home.floor) === floor).sort((a, b) => byName(a.door, b.door));
  const shared: DraftPlace = { kind: 'building', id: building.id };
  const say = (next: Partial<DraftSpot>): void =>
    onTake(shared, { unit: unit?.name ?? '', floor, door: spot.door, ...next });
  return (
    <div className={styles.picker}>
      {units.length > 0 && (
        <Choices
          label={t('report.place.unit')}
          options={units.map(({ id, name }) => ({ id, name }))}
          chosen={unitId}
          onTake={(id) => {
            const next = units.find((one) => one.id === id);
            setUnitId(next?.id ?? null);
            say({ unit: next?.name ?? '' });
          }}
        />
      )}
      {floors.length > 0 && (
        <Choices
          label={t('report.place.floor')}
          options={floors.map((n) => ({ id: n, name: n }))}
          chosen={floor}
          onTake={(n) => {
            setFloor(n);
            say({ floor: n });
          }}
        />
      )}
      {doors.length > 0 && (
        <Choices
          label={t('report.place.door_n')}
          options={doors.map(({ id, door }) => ({ id, name: door }))}
          chosen={chosen?.id ?? null}
          onTake={(id) => {
            const home = doors.find((one) => one.id === id);
            if (home) onTake({ kind: 'household', id: home.id });
          }}
        />
      )}
      {chosen === null && (
        <TextField label={t('report.place.spot')} longest={60} value={spot.door} onChange={(door) => say({ door })} />
      )}
      {chosen !== null && <Button onClick={() => say({ door: '' })}>{t('report.place.whole_building')}</Button>}
      <div className={styles.foot}>
        <Button weight="quiet" onClick={onChange}>
          {t('report.place.change')}
        </Button>
        <Button onClick={onDone}>{t('report.place.done')}</Button>
      </div>
    </div>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly onTake: (id: string) => void;
}

const Choices = ({ label, options, chosen, onTake }: ChoicesProps) => (
  <div role="group" aria-label={label} className={form.field}>
    <span className={form.label}>{label}</span>
    <div className={styles.doors}>
      {options.map(({ id, name }) => (
        <Button key={id} aria-pressed={id === chosen} onClick={() => onTake(id)}>
          {name}
        </Button>
      ))}
    </div>
  </div>
);
