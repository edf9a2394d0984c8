/** A newer build lies ready, or serves already. Offered, never forced: what is not uploaded stays on the device either way. */
import { ArrowUpCircle } from 'lucide-react';
import { updateApp } from '../../commands/update-app.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';

export function UpdateRow() {
  const app = useApp();
  const t = useText();
  const state = useAppState(({ device }) => device.app);
  if (state !== 'waiting' && state !== 'replaced') return null;
  return (
    <div className={styles.update}>
      <ArrowUpCircle size={22} aria-hidden="true" />
      <div>
        <p className={styles.what}>{t(`shell.update.${state}`)}</p>
        <p className={styles.note}>{t('device.update.safe')}</p>
      </div>
      <Button onClick={() => updateApp(app)}>{t(`device.update.${state}_do`)}</Button>
    </div>
  );
}
