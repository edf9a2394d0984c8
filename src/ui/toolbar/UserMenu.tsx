/** Who is signed in and for which territory; display, language, and the way out. */
import { Popover } from '@base-ui/react/popover';
import { HardDriveDownload, LogOut, UserRound } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { signOut } from '../../commands/sign-out.ts';
import { territoryName } from '../../domain/answers/territory-name.ts';
import { storageRoom } from '../../domain/rules/storage-room.ts';
import { profileOf } from '../../domain/profile-of.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { cx } from '../parts/cx.ts';
import popup from '../parts/Popup.module.css';
import { useToast } from '../parts/Toast.tsx';
import { useText } from '../use-text.ts';
import { LocaleControl, ThemeControl } from './PreferenceControls.tsx';
import styles from './UserMenu.module.css';

const SignOutSheet = lazy(() => import('../outbox/SignOutSheet.tsx'));
const DeviceDialog = lazy(() => import('../device/DeviceDialog.tsx'));

/** Longer lists of territories are named by their first ones and a count. */
const NAMED = 3;

const dutyNames = (world: World): readonly string[] =>
  (profileOf(world)?.territory_ids ?? []).map((id) => territoryName(world, id)).filter(Boolean);

export function UserMenu() {
  const app = useApp();
  const t = useText();
  const session = useAppState((state) => state.session);
  const world = useAppState((state) => state.world);
  const [open, setOpen] = useState(false);
  const [deviceOpen, setDeviceOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const hasUpdate = useDeviceNotices();
  if (session.kind !== 'signed_in') return null;
  const name = profileOf(world)?.display_name ?? session.email;
  const duty = dutyNames(world);
  const leave = async (): Promise<void> => {
    // Records are unsent: the person is shown what they would leave behind.
    if (await signOut(app)) {
      setOpen(false);
      setLeaving(true);
    }
  };
  const role = session.role && t(`shell.role.${session.role}`);
  return (
    <>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger
          className={cx(styles.trigger, hasUpdate && styles.update)}
          aria-label={[t('shell.user.label'), name, hasUpdate && t('shell.update.waiting')].filter(Boolean).join(' · ')}
        >
          <UserRound size={20} aria-hidden="true" />
          <span className={styles.name}>{name}</span>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner
            className={popup.positioner}
            side="bottom"
            align="end"
            sideOffset={8}
            collisionPadding={8}
          >
            <Popover.Popup className={cx(popup.popup, styles.popup)}>
              <Popover.Title className={popup.title}>{name}</Popover.Title>
              <div className={styles.facts}>
                {role && <p>{role}</p>}
                <p className={styles.email}>{session.email}</p>
                <h3 className={styles.label}>{t('shell.user.duty')}</h3>
                <p>
                  {duty.length === 0
                    ? t('shell.user.no_duty')
                    : duty.length <= NAMED
                      ? duty.join(' · ')
                      : t('shell.user.duty_more', { names: duty.slice(0, NAMED).join(' · '), n: duty.length })}
                </p>
              </div>
              <div className={styles.controls}>
                <ThemeControl />
                <LocaleControl />
                <Button
                  icon={<HardDriveDownload size={18} aria-hidden="true" />}
                  onClick={() => {
                    setOpen(false);
                    setDeviceOpen(true);
                  }}
                >
                  {t(hasUpdate ? 'shell.device_update' : 'shell.device')}
                </Button>
                <Button icon={<LogOut size={18} aria-hidden="true" />} onClick={() => void leave()}>
                  {t('shell.user.sign_out')}
                </Button>
              </div>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {leaving && (
        <Suspense fallback={null}>
          <SignOutSheet onClose={() => setLeaving(false)} />
        </Suspense>
      )}
      {deviceOpen && (
        <Suspense fallback={null}>
          <DeviceDialog open onOpenChange={setDeviceOpen} />
        </Suspense>
      )}
    </>
  );
}

/** Whether a newer build lies ready; said once, calmly, when it does. So is it when the device has little room left. */
function useDeviceNotices(): boolean {
  const t = useText();
  const toast = useToast();
  const waiting = useAppState(({ device }) => device.app === 'waiting');
  useEffect(() => {
    if (waiting) toast(t('shell.update.toast'));
  }, [waiting, toast, t]);
  const room = useAppState(({ device }) => storageRoom(device.estimate));
  useEffect(() => {
    if (room !== 'plenty') toast(t(`shell.room.${room}`));
  }, [room, toast, t]);
  return waiting;
}
