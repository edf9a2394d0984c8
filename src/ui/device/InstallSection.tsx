/** The app on the home screen: opens like any other, without an address bar. */
import { MonitorSmartphone } from 'lucide-react';
import { installApp } from '../../commands/install-app.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';

export function InstallSection() {
  const app = useApp();
  const t = useText();
  const install = useAppState(({ device }) => device.install);
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('device.install.title')}</h3>
      <p className={styles.note}>{t(`device.install.${install}`)}</p>
      {install === 'offered' && (
        <div className={styles.actions}>
          <Button icon={<MonitorSmartphone size={18} aria-hidden="true" />} onClick={() => void installApp(app)}>
            {t('device.install.do')}
          </Button>
        </div>
      )}
    </section>
  );
}
