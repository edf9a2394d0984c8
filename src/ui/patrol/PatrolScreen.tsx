/** 巡查: what is due and the walk itself; and the places leaders answer for (包联). */
import { useEffect } from 'react';
import { showPatrolView } from '../../commands/show-patrol-view.ts';
import type { Role } from '../../domain/role.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useText } from '../use-text.ts';
import { Assignments } from './Assignments.tsx';
import styles from './PatrolScreen.module.css';
import { Walk } from './Walk.tsx';
import '../../i18n/patrol-texts.ts';

const WALKERS: readonly Role[] = ['grid_worker', 'community_staff', 'street_staff'];
/** A grid's own worker sees its leader on the grid's card; lists of leaders are the office's. */
const OFFICE: readonly Role[] = ['community_staff', 'street_staff', 'leader'];

export default function PatrolScreen() {
  const app = useApp();
  const t = useText();
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const chosen = useAppState(({ patrol }) => patrol.view);
  const walks = role !== null && WALKERS.includes(role);
  const hasBoth = walks && OFFICE.includes(role);
  const view = hasBoth ? chosen : walks ? 'walk' : 'assignments';
  useEffect(() => {
    if (view !== chosen) showPatrolView(app, view);
  }, [app, view, chosen]);
  return (
    <section aria-label={t('shell.nav.patrol')}>
      {hasBoth && (
        <div className={styles.bar}>
          <Segmented
            label={t('patrol.view')}
            labelHidden
            value={view}
            onChange={(value) => showPatrolView(app, value)}
            options={[
              { value: 'walk', label: t('patrol.view.walk') },
              { value: 'assignments', label: t('patrol.view.assignments') },
            ]}
          />
        </div>
      )}
      {view === 'walk' ? <Walk /> : <Assignments />}
    </section>
  );
}
