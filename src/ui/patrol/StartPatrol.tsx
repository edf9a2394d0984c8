import { EyeOff, Footprints } from 'lucide-react';
import { startPatrol } from '../../commands/start-patrol.ts';
import { breadcrumb } from '../../domain/answers/territory-tree.ts';
import type { Territory } from '../../domain/entities.ts';
import type { TerritoryId } from '../../domain/ids.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { useTask } from '../visits/use-task.ts';
import form from '../visits/VisitForm.module.css';
import styles from './PatrolScreen.module.css';

interface StartPatrolProps {
  readonly choices: readonly Territory[];
  readonly territory: TerritoryId;
  readonly onChoose: (id: TerritoryId) => void;
}

export function StartPatrol({ choices, territory, onChoose }: StartPatrolProps) {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const { run, busy, problem } = useTask();
  const nameOf = ({ id }: Territory): string =>
    breadcrumb(world, id)
      .slice(-2)
      .map(({ name }) => name)
      .join(' ');
  return (
    <div className={styles.start}>
      {choices.length > 1 && (
        <label className={styles.select}>
          {t('patrol.start.where')}
          <select value={territory} onChange={({ target }) => onChoose(target.value as TerritoryId)}>
            {choices.map((choice) => (
              <option key={choice.id} value={choice.id}>
                {nameOf(choice)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button
        weight="primary"
        className={styles.big}
        disabled={busy}
        icon={<Footprints size={24} aria-hidden="true" />}
        onClick={() => void run(() => startPatrol(app, territory))}
      >
        {t('patrol.start')}
      </Button>
      {problem !== null && (
        <p role="alert" className={form.problem}>
          {problem}
        </p>
      )}
      <p className={styles.privacy}>
        <EyeOff size={16} aria-hidden="true" />
        <span>{t('patrol.start.privacy')}</span>
      </p>
    </div>
  );
}
