/** Locked: nothing of the territory is in memory. One field, and what to do when the PIN is forgotten. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { LockKeyhole, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { endByPin, unlock } from '../../commands/unlock.ts';
import type { Locked } from '../../state/session.ts';
import { useApp } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './Lock.module.css';
import { Question } from './Question.tsx';
import '../../i18n/device-texts.ts';

export default function LockScreen({ session }: { readonly session: Locked }) {
  const app = useApp();
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const ids = { pin: useId(), problem: useId() };
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const pin = input.current?.value ?? '';
    if (pin === '' || busy) return input.current?.focus();
    setBusy(true);
    try {
      await unlock(app, pin);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
      input.current?.focus();
    }
  };

  return (
    <main className={styles.screen}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <span className={styles.sign} aria-hidden="true">
          <LockKeyhole size={28} />
        </span>
        <h1 className={styles.title}>{t('device.lock.title')}</h1>
        <p className={styles.account}>{session.email}</p>
        <label htmlFor={ids.pin} className={styles.label}>
          {t('device.lock.pin')}
        </label>
        <input
          ref={input}
          id={ids.pin}
          className={styles.input}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          // the only thing one can do here
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          aria-invalid={session.wrong}
          aria-describedby={ids.problem}
        />
        <div role="alert" id={ids.problem}>
          {session.wrong && (
            <p className={styles.problem}>
              <TriangleAlert size={20} aria-hidden="true" />
              {t('device.lock.wrong', { n: session.triesLeft })}
            </p>
          )}
        </div>
        <Button type="submit" weight="primary" className={styles.submit} disabled={busy}>
          {t(busy ? 'device.lock.unlocking' : 'device.lock.unlock')}
        </Button>
        <Question
          trigger={<AlertDialog.Trigger className={styles.forgotten}>{t('device.lock.forgotten')}</AlertDialog.Trigger>}
          title={t('device.lock.forgotten_title')}
          confirm={t('device.lock.forgotten_do')}
          onConfirm={() => void endByPin(app)}
        >
          {t('device.lock.forgotten_means')}
        </Question>
      </form>
    </main>
  );
}
