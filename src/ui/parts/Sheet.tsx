/**
 * A small form or list that rises from the bottom, where the thumb is: over the panel on a landscape tablet, over the whole
 * width on a phone. Its main button stands at its bottom right and never scrolls away. Esc, the cross and a tap beside it close it.
 */
import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../use-text.ts';
import button from './Button.module.css';
import { cx } from './cx.ts';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One line under the title. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** In the middle of a wide screen instead of over the panel: for what concerns the whole app. */
  readonly centred?: boolean;
}

export function Sheet({ open, onClose, title, hint, children, footer, centred = false }: SheetProps) {
  const t = useText();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={cx(styles.sheet, centred && styles.centred)}>
          <div className={styles.head}>
            <div className={styles.words}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              {hint !== undefined && <Dialog.Description className={styles.hint}>{hint}</Dialog.Description>}
            </div>
            <Dialog.Close className={button.icon} aria-label={t('shell.close')}>
              <X size={22} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
