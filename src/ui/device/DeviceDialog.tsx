/** “离线与设备”: what this device keeps, how much room it has, and how it is guarded. One page, opened from the account menu. */
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { measureDevice } from '../../commands/measure-device.ts';
import { useApp } from '../app-context.tsx';
import { IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';
import { DevicesSection } from './DevicesSection.tsx';
import { InstallSection } from './InstallSection.tsx';
import { LockSection } from './LockSection.tsx';
import { OfflineSection } from './OfflineSection.tsx';
import { StorageSection } from './StorageSection.tsx';
import { UpdateRow } from './UpdateRow.tsx';
import '../../i18n/device-texts.ts';

interface DeviceDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export default function DeviceDialog({ open, onOpenChange }: DeviceDialogProps) {
  const t = useText();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{t('device.title')}</Dialog.Title>
            <Dialog.Close
              render={
                <IconButton label={t('device.close')}>
                  <X size={22} aria-hidden="true" />
                </IconButton>
              }
            />
          </header>
          <Sections />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Sections() {
  const app = useApp();
  useEffect(() => void measureDevice(app), [app]);
  return (
    <div className={styles.sections}>
      <UpdateRow />
      <OfflineSection />
      <StorageSection />
      <LockSection />
      <DevicesSection />
      <InstallSection />
    </div>
  );
}
