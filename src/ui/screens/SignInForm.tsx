import { Eye, EyeOff, TriangleAlert } from 'lucide-react';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useAppState } from '../app-context.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './SignIn.module.css';

interface SignInFormProps {
  readonly busy: boolean;
  readonly onSubmit: (email: string, password: string) => Promise<void>;
}

export function SignInForm({ busy, onSubmit }: SignInFormProps) {
  const t = useText();
  const failure = useAppState(({ session }) => (session.kind === 'signed_out' ? session.failure : null));
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<'email' | 'password' | null>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const ids = { email: useId(), password: useId(), problem: useId() };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const fields = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    const empty = fields.email === '' ? 'email' : fields.password === '' ? 'password' : null;
    setMissing(empty);
    if (empty) return (empty === 'email' ? email : password).current?.focus();
    await onSubmit(fields.email, fields.password);
    // Still here: it was refused. The password is what one types again.
    password.current?.select();
  };

  const problem = missing
    ? t(`shell.sign_in.${missing}_missing`)
    : failure && !busy
      ? t(`failure.${failure.code}`)
      : null;
  const wrong = missing === null && failure?.code === 'wrong_credentials';
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <div className={styles.field}>
        <label htmlFor={ids.email}>{t('shell.sign_in.email')}</label>
        <input
          ref={email}
          id={ids.email}
          className={styles.input}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={missing === 'email' || wrong}
          aria-describedby={problem ? ids.problem : undefined}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={ids.password}>{t('shell.sign_in.password')}</label>
        <div className={styles.password}>
          <input
            ref={password}
            id={ids.password}
            className={styles.input}
            type={shown ? 'text' : 'password'}
            name="password"
            autoComplete="current-password"
            aria-invalid={missing === 'password' || wrong}
            aria-describedby={problem ? ids.problem : undefined}
          />
          <IconButton
            className={styles.reveal}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            label={t(shown ? 'shell.sign_in.hide_password' : 'shell.sign_in.show_password')}
          >
            {shown ? <EyeOff size={20} aria-hidden="true" /> : <Eye size={20} aria-hidden="true" />}
          </IconButton>
        </div>
      </div>
      <div role="alert" id={ids.problem}>
        {problem && (
          <p className={styles.problem}>
            <TriangleAlert size={20} aria-hidden="true" /> {problem}
          </p>
        )}
      </div>
      <Button type="submit" weight="primary" className={styles.submit} disabled={busy}>
        {t(busy ? 'shell.sign_in.submitting' : 'shell.sign_in.submit')}
      </Button>
      <p className={styles.note}>{t('shell.sign_in.forgot')}</p>
    </form>
  );
}
