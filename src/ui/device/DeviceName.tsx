/** What this device is called, so that the office knows which one is lost. */
import { useId, useRef, type FormEvent } from 'react';
import { renameDevice } from '../../commands/rename-device.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';

export function DeviceName({ onRenamed }: { readonly onRenamed: () => void }) {
  const app = useApp();
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const name = useAppState(({ device }) => device.name);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await renameDevice(app, input.current?.value ?? '');
    onRenamed();
  };
  return (
    <form className={styles.nameForm} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('device.devices.name')}</label>
      <input key={name} ref={input} id={id} className={styles.input} defaultValue={name} maxLength={60} />
      <Button type="submit">{t('device.devices.rename')}</Button>
    </form>
  );
}
