/** The totals an office has put into its reports (上报数), beside what is counted. */
import { Save } from 'lucide-react';
import { useMemo, useState } from 'react';
import { reportFigure } from '../../../commands/plan-quality.ts';
import { undoOperation } from '../../../commands/undo-operation.ts';
import { countedOf } from '../../../domain/answers/quality/figures.ts';
import type { Territory } from '../../../domain/entities.ts';
import { REPORTED_MEASURES, type ReportedMeasure } from '../../../domain/entities/boundary.ts';
import { toFailure } from '../../../domain/failure.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { isOnDuty } from '../../../domain/rules/may-hold.ts';
import { rowsBy } from '../../../domain/world.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { TerritorySelect, useOwnTerritory } from '../parts/TerritorySelect.tsx';
import { FigureField } from './FigureField.tsx';
import styles from './Quality.module.css';

const MOST = 100_000_000;

/** Null: left empty. Undefined: no whole number. */
function read(typed: string): number | null | undefined {
  const plain = typed.trim();
  if (plain === '') return null;
  return /^\d{1,9}$/.test(plain) && Number(plain) <= MOST ? Number(plain) : undefined;
}

export function ReportedFigures() {
  const world = useAppState((state) => state.world);
  const own = useOwnTerritory();
  const [chosen, setChosen] = useState<string | null>(null);
  const { t } = useWords();
  const where = world.territory.get(chosen ?? '') ?? own;
  if (!where) return null;
  return (
    <div className={styles.reported}>
      <TerritorySelect
        label={t('quality.reported.where')}
        value={where.id}
        onChange={setChosen}
        accepts={({ id }) => isOnDuty(world, id)}
      />
      <FigureForm key={where.id} where={where} />
    </div>
  );
}

function FigureForm({ where }: { readonly where: Territory }) {
  const app = useApp();
  const { t } = useWords();
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const [typed, setTyped] = useState<{ readonly [Measure in ReportedMeasure]?: string }>({});
  const role = profileOf(world)?.role;
  const may = role === 'community_staff' || role === 'street_staff';
  const rows = useMemo(
    () => new Map(rowsBy(world.reported_figure, 'territory_id', where.id).map((row) => [row.measure, row])),
    [world.reported_figure, where.id],
  );
  const changes = REPORTED_MEASURES.flatMap((measure) => {
    const text = typed[measure];
    if (text === undefined) return [];
    const value = read(text);
    return value === (rows.get(measure)?.value ?? null) ? [] : [{ measure, value }];
  });
  const isSound = changes.every(({ value }) => value !== undefined);
  const undo = async (ids: readonly string[]): Promise<void> => {
    try {
      const undone = await Promise.all(ids.map((id) => undoOperation(app, id)));
      toast(t(undone.every(Boolean) ? 'quality.reported.undone' : 'quality.undo_late'));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  const save = async (): Promise<void> => {
    const ids: string[] = [];
    try {
      for (const { measure, value = null } of changes) ids.push(await reportFigure(app, where.id, measure, value));
      setTyped({});
      toast(t('quality.reported.saved', { n: ids.length }), { label: t('quality.undo'), run: () => void undo(ids) });
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  return (
    <form
      className={styles.figures}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={styles.hint}>{t(may ? 'quality.reported.hint' : 'quality.reported.read_only')}</p>
      {REPORTED_MEASURES.map((measure) => (
        <FigureField
          key={measure}
          measure={measure}
          row={rows.get(measure)}
          counted={countedOf(world, where, measure)}
          typed={typed[measure]}
          isReadOnly={!may}
          isWrong={typed[measure] !== undefined && read(typed[measure]) === undefined}
          onChange={(text) => setTyped({ ...typed, [measure]: text })}
        />
      ))}
      {may && (
        <footer className={styles.foot}>
          <Button
            type="submit"
            weight="primary"
            large
            icon={<Save size={20} aria-hidden="true" />}
            disabled={changes.length === 0 || !isSound}
          >
            {t('quality.reported.save')}
          </Button>
        </footer>
      )}
    </form>
  );
}
