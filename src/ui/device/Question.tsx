/** Asked before something that cannot be undone: what will happen, and two buttons with verbs. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Device.module.css';

interface QuestionProps {
  /** An `AlertDialog.Trigger`. */
  readonly trigger: ReactElement;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

export function Question({ trigger, title, children, confirm, onConfirm }: QuestionProps) {
  const t = useText();
  return (
    <AlertDialog.Root>
      {trigger}
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.question}>
          <AlertDialog.Title className={styles.heading}>{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div className={styles.means} />}>{children}</AlertDialog.Description>
          <div className={styles.answers}>
            <AlertDialog.Close render={<Button>{t('device.cancel')}</Button>} />
            <AlertDialog.Close render={<Button weight="primary">{confirm}</Button>} onClick={onConfirm} />
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
