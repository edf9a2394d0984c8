/** Building, unit, floor and door by hand: for stairwells and basements, and for who sits at a desk with the telephone. */
import { useMemo, useState } from 'react';
import { nearbyBuildings } from '../../domain/answers/nearby-buildings.ts';
import type { BuildingId, CompoundId, HouseholdId } from '../../domain/ids.ts';
import type { DraftPlace, DraftSpot } from '../../domain/report-draft.ts';
import { searchWorld } from '../../domain/search/index.ts';
import { useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useText } from '../use-text.ts';
import { DoorOfBuilding } from './DoorOfBuilding.tsx';
import styles from './DoorPicker.module.css';
import form from './ReportForm.module.css';

interface DoorPickerProps {
  readonly place: DraftPlace | null;
  readonly spot: DraftSpot;
  readonly onTake: (place: DraftPlace | null, spot?: DraftSpot) => void;
  readonly onDone: () => void;
}

/** What a search may find that a report can stand at. */
function placeOf(selection: { readonly kind: string; readonly id: string }): DraftPlace | null {
  switch (selection.kind) {
    case 'compound':
      return { kind: 'compound', id: selection.id as CompoundId };
    case 'building':
      return { kind: 'building', id: selection.id as BuildingId };
    case 'household':
      return { kind: 'household', id: selection.id as HouseholdId };
    default:
      return null;
  }
}

export function DoorPicker({ place, spot, onTake, onDone }: DoorPickerProps) {
  const t = useText();
  const world = useAppState((state) => state.world);
  const around = useAppState(({ devicePosition, camera }) =>
    devicePosition.kind === 'here' ? devicePosition.center : (camera?.center ?? null),
  );
  const [query, setQuery] = useState('');
  const household = place?.kind === 'household' ? world.household.get(place.id) : undefined;
  const unit = world.stairwell_unit.get(household?.stairwell_unit_id ?? '');
  const building = world.building.get(place?.kind === 'building' ? place.id : (unit?.building_id ?? ''));
  const choices = useMemo(() => {
    if (query.trim() === '') return around === null ? [] : nearbyBuildings(world, around, 8);
    return searchWorld(world, query, 30)
      .flatMap(({ selection, title, subtitle }) => {
        const found = placeOf(selection);
        return found ? [{ place: found, title, subtitle }] : [];
      })
      .slice(0, 8);
  }, [world, query, around]);

  if (building) {
    return (
      <DoorOfBuilding
        key={building.id}
        building={building}
        chosen={household ?? null}
        spot={spot}
        onTake={onTake}
        onChange={() => onTake(null)}
        onDone={onDone}
      />
    );
  }
  return (
    <div className={styles.picker}>
      <TextField
        label={t('report.place.search')}
        labelHidden
        kind="search"
        placeholder={t('report.place.search')}
        value={query}
        onChange={setQuery}
      />
      {query.trim() === '' && choices.length > 0 && <p className={form.note}>{t('report.place.near')}</p>}
      {query.trim() !== '' && choices.length === 0 && <p className={form.note}>{t('report.place.nothing')}</p>}
      <ul className={styles.choices}>
        {choices.map((choice) => (
          <li key={`${choice.place.kind} ${choice.title} ${choice.subtitle}`}>
            <Button
              className={styles.choice}
              onClick={() => {
                onTake(choice.place);
                if (choice.place.kind === 'compound') onDone();
              }}
            >
              {choice.title}
              <br />
              <span className={form.note}>{choice.subtitle}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
