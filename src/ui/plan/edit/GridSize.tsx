/** 网格规模: how many households a grid should hold here, and for street staff the way to say it otherwise. */
import { Pencil, Save } from 'lucide-react';
import { useState } from 'react';
import { setGridSize } from '../../../commands/boundary/set-grid-size.ts';
import { undoOperation } from '../../../commands/undo-operation.ts';
import { householdBand } from '../../../domain/answers/grid-size.ts';
import type { Territory } from '../../../domain/entities.ts';
import { toFailure } from '../../../domain/failure.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { MOST_HOUSEHOLDS_PER_GRID, type HouseholdBand } from '../../../domain/rules/workload.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { PendingMark } from '../../parts/PendingMark.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useOwnTerritory } from '../parts/TerritorySelect.tsx';
import styles from './Edit.module.css';

export function GridSize() {
  const { t } = useWords();
  const where = useOwnTerritory();
  const world = useAppState((state) => state.world);
  const [editing, setEditing] = useState(false);
  if (!where) return null;
  const band = householdBand(world, where.id);
  const may = profileOf(world)?.role === 'street_staff';
  return (
    <section aria-labelledby="grid-size">
      <h3 id="grid-size" className={styles.heading}>
        {t('boundary.size')}
      </h3>
      {editing ? (
        <SizeForm where={where} band={band} onDone={() => setEditing(false)} />
      ) : (
        <div className={styles.size}>
          <p>
            {t(world.grid_size.has(where.id) ? 'boundary.size.own' : 'boundary.size.common', {
              place: where.name,
              ...band,
            })}{' '}
            <PendingMark id={where.id} />
          </p>
          {may && (
            <Button icon={<Pencil size={18} aria-hidden="true" />} onClick={() => setEditing(true)}>
              {t('boundary.size.change')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** Undefined: no count of households. */
const read = (typed: string): number | undefined => {
  const value = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  return value >= 1 && value <= MOST_HOUSEHOLDS_PER_GRID ? value : undefined;
};

interface SizeFormProps {
  readonly where: Territory;
  readonly band: HouseholdBand;
  readonly onDone: () => void;
}

function SizeForm({ where, band, onDone }: SizeFormProps) {
  const app = useApp();
  const { t } = useWords();
  const toast = useToast();
  const isSaid = useAppState(({ world }) => world.grid_size.has(where.id));
  const [typed, setTyped] = useState({ from: String(band.from), to: String(band.to) });
  const [from, to] = [read(typed.from), read(typed.to)];
  const fault =
    from === undefined || to === undefined ? 'boundary.size.whole' : to < from ? 'boundary.size.order' : null;
  const undo = (id: string): Promise<void> =>
    undoOperation(app, id).then(
      (undone) => toast(t(undone ? 'boundary.size.undone' : 'boundary.size.late')),
      (error: unknown) => toast(t(`failure.${toFailure(error).code}`)),
    );
  const save = async (said: HouseholdBand | null): Promise<void> => {
    try {
      const id = await setGridSize(app, where.id, said);
      toast(t('boundary.size.saved'), { label: t('boundary.undo'), run: () => void undo(id) });
      onDone();
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <form
      className={styles.sizeForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== undefined && to !== undefined && !fault) void save({ from, to });
      }}
    >
      <TextField
        label={t('boundary.size.from')}
        value={typed.from}
        longest={6}
        numeric
        onChange={(text) => setTyped({ ...typed, from: text })}
      />
      <TextField
        label={t('boundary.size.to')}
        value={typed.to}
        longest={6}
        numeric
        onChange={(text) => setTyped({ ...typed, to: text })}
      />
      <p role="status">{fault ? t(fault) : t('boundary.size.about')}</p>
      <footer>
        <Button weight="quiet" onClick={onDone}>
          {t('boundary.size.cancel')}
        </Button>
        {isSaid && <Button onClick={() => void save(null)}>{t('boundary.size.reset')}</Button>}
        <Button
          type="submit"
          weight="primary"
          icon={<Save size={18} aria-hidden="true" />}
          disabled={fault !== null || (from === band.from && to === band.to)}
        >
          {t('boundary.size.save')}
        </Button>
      </footer>
    </form>
  );
}
