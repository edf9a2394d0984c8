import { LogOut } from 'lucide-react';
import { useAppState } from '../app-context.tsx';
import { useText } from '../use-text.ts';
import styles from './PatrolScreen.module.css';

/** Said while the walker is outside the patrolled territory, and read out once. */
export function LeavingNotice() {
  const t = useText();
  const leaving = useAppState(({ patrol }) => patrol.phase === 'recording' && patrol.watch.outside);
  const place = useAppState(({ world, patrol }) => world.territory.get(patrol.running?.territory_id ?? '')?.name ?? '');
  return (
    <div role="alert">
      {leaving && (
        <div className={styles.leaving}>
          <LogOut size={24} aria-hidden="true" />
          <p>
            <strong>{t('shell.leaving', { place })}</strong>
            {t('patrol.leaving.body')}
          </p>
        </div>
      )}
    </div>
  );
}
