/** One's own devices, and for who answers for others theirs: when each was last here, and the way to take its rights away. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Ban, RefreshCw } from 'lucide-react';
import { perform } from '../../commands/perform.ts';
import { deviceIdFor, type Device } from '../../domain/device.ts';
import { territoryName } from '../../domain/answers/territory-name.ts';
import { toFailure } from '../../domain/failure.ts';
import { formatAge } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { SkeletonRows } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { useNow } from '../use-now.ts';
import { useLocale, useText } from '../use-text.ts';
import styles from './Device.module.css';
import { DeviceName } from './DeviceName.tsx';
import { Question } from './Question.tsx';
import { useDevices } from './use-devices.ts';

export function DevicesSection() {
  const t = useText();
  const { devices, failure, read } = useDevices();
  const answersForOthers = useAppState(
    ({ session }) =>
      session.kind === 'signed_in' && (session.role === 'street_staff' || session.role === 'administrator'),
  );
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t(answersForOthers ? 'device.devices.office' : 'device.devices.own')}</h3>
      <DeviceName onRenamed={read} />
      <p className={styles.note}>{t(answersForOthers ? 'device.devices.office_means' : 'device.devices.own_means')}</p>
      {failure && (
        <p className={styles.problem} role="alert">
          {t(failure.code === 'network' ? 'device.devices.needs_network' : `failure.${failure.code}`)}
        </p>
      )}
      {!devices && !failure && <SkeletonRows label={t('device.devices.reading')} />}
      {devices && (
        <ul className={styles.devices}>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
      {(devices ?? failure) && (
        <div className={styles.actions}>
          <Button icon={<RefreshCw size={18} aria-hidden="true" />} onClick={read}>
            {t('device.devices.read_again')}
          </Button>
        </div>
      )}
    </section>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const locale = useLocale();
  const now = useNow();
  const world = useAppState((state) => state.world);
  const isThis = useAppState(
    ({ session }) =>
      session.kind === 'signed_in' && device.id === deviceIdFor(app.device.identity.tablet(), session.userId),
  );
  const isAsked = useAppState(({ outbox }) =>
    outbox.some(({ subject, state }) => subject?.id === device.id && state !== 'done' && state !== 'rejected'),
  );
  const seen = formatAge(locale, device.last_seen_at, now);
  const revoke = async (): Promise<void> => {
    try {
      const title = t('device.devices.title', { name: device.name, owner: device.owner_name });
      await perform(app, 'device.revoke', { device_id: device.id }, { title });
    } catch (thrown) {
      toast(t(`failure.${toFailure(thrown).code}`));
    }
  };
  return (
    <li className={styles.device}>
      <div>
        <p className={styles.what}>
          {device.name}
          {isThis && <span className={styles.this}>{t('device.devices.this')}</span>}
        </p>
        <p className={styles.note}>
          {[device.owner_name, t(`shell.role.${device.owner_role}`), territoryName(world, device.territory_id)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className={styles.note}>
          {t('device.devices.seen', { platform: device.platform, time: seen })}
          {device.waiting > 0 && ` · ${t('device.devices.waiting', { n: device.waiting })}`}
        </p>
        {device.revoked_at && (
          <p className={styles.revoked}>
            {t('device.devices.revoked', { time: formatAge(locale, device.revoked_at, now) })} ·{' '}
            {device.wiped_at
              ? t('device.devices.wiped', { time: formatAge(locale, device.wiped_at, now) })
              : t('device.devices.not_wiped')}
          </p>
        )}
      </div>
      {!device.revoked_at && !isThis && (
        <Question
          trigger={
            <AlertDialog.Trigger
              disabled={isAsked}
              render={
                <Button icon={<Ban size={18} aria-hidden="true" />}>
                  {t(isAsked ? 'device.devices.revoking' : 'device.devices.revoke')}
                </Button>
              }
            />
          }
          title={t('device.devices.revoke_title', { name: device.name, owner: device.owner_name })}
          confirm={t('device.devices.revoke')}
          onConfirm={() => void revoke()}
        >
          <p>{t('device.devices.revoke_means')}</p>
          <p className={device.waiting > 0 ? styles.problem : undefined}>
            {device.waiting > 0
              ? t('device.devices.revoke_loses', { n: device.waiting, time: seen })
              : t('device.devices.revoke_loses_nothing', { time: seen })}
          </p>
        </Question>
      )}
    </li>
  );
}
