/** Short answers to something the person just did (link copied, no position). Read out politely; gone after a while or on a tap. */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useText } from '../use-text.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Toast.module.css';

/** As long as an undo is offered (design principle 6). */
const SHOWN_MS = 8_000;

interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

type ShowToast = (text: string, action?: ToastAction) => void;

const Show = createContext<ShowToast>(() => undefined);

/** `showToast('…')`: the newest replaces the one before. With an action, a button beside the text runs it once. */
export const useToast = (): ShowToast => useContext(Show);

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useText();
  const [toast, setToast] = useState<{ readonly text: string; readonly action: ToastAction | undefined } | null>(null);
  const show = useCallback<ShowToast>((text, action) => setToast({ text, action }), []);
  const close = useCallback(() => setToast(null), []);
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, close]);
  return (
    <Show value={show}>
      {children}
      <div role="status" className={styles.region}>
        {useMemo(
          () =>
            toast && (
              <div className={styles.toast}>
                <span>{toast.text}</span>
                {toast.action && (
                  <Button
                    weight="quiet"
                    onClick={() => {
                      close();
                      toast.action?.run();
                    }}
                  >
                    {toast.action.label}
                  </Button>
                )}
                <IconButton label={t('shell.dismiss')} onClick={close}>
                  <X size={20} aria-hidden="true" />
                </IconButton>
              </div>
            ),
          [toast, t, close],
        )}
      </div>
    </Show>
  );
}
