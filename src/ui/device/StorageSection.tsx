/** Room on this device, and whether the browser has promised to leave what we keep alone. */
import { HardDrive, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { storageRoom } from '../../domain/rules/storage-room.ts';
import { formatBytes } from '../../i18n/index.ts';
import { useAppState } from '../app-context.tsx';
import { useLocale, useText } from '../use-text.ts';
import styles from './Device.module.css';
import { Fact } from './Fact.tsx';

const ICON = { size: 20 } as const;

export function StorageSection() {
  const t = useText();
  const locale = useLocale();
  const estimate = useAppState(({ device }) => device.estimate);
  const persisted = useAppState(({ device }) => device.persisted);
  const room = storageRoom(estimate);
  const answer = persisted === null ? 'unknown' : persisted ? 'granted' : 'refused';
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('device.storage.title')}</h3>
      {estimate && (
        <meter
          className={styles.meter}
          aria-label={t('device.storage.used')}
          min={0}
          max={estimate.quota}
          value={estimate.usage}
        />
      )}
      <ul className={styles.facts}>
        <Fact
          icon={<HardDrive {...ICON} />}
          title={t('device.storage.used')}
          {...(room === 'plenty' ? {} : { tone: 'warning' })}
        >
          {estimate
            ? t('device.storage.of', {
                used: formatBytes(locale, estimate.usage),
                left: formatBytes(locale, Math.max(0, estimate.quota - estimate.usage)),
              })
            : t('device.storage.unknown')}
        </Fact>
        <Fact
          icon={persisted ? <ShieldCheck {...ICON} /> : <ShieldQuestion {...ICON} />}
          title={t('device.storage.persistence', { answer: t(`device.storage.${answer}`) })}
          {...(persisted ? { tone: 'good' } : {})}
        >
          {t(`device.storage.${answer}_means`)}
        </Fact>
      </ul>
      {room !== 'plenty' && (
        <p className={styles.problem} role="status">
          {t(`shell.room.${room}`)}
        </p>
      )}
    </section>
  );
}
