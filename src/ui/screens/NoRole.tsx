/** Signed in, but nobody has given this account a role: says so, says who can, and does not pretend to be empty. */
import { LogOut, RefreshCw, UserRoundX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { pull } from '../../commands/pull.ts';
import { signOut } from '../../commands/sign-out.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { BrandMark } from '../parts/BrandMark.tsx';
import { Button } from '../parts/Button.tsx';
import { LocaleControl } from '../toolbar/PreferenceControls.tsx';
import { useText } from '../use-text.ts';
import styles from './NoRole.module.css';

const SignOutSheet = lazy(() => import('../outbox/SignOutSheet.tsx'));

export function NoRole({ email }: { readonly email: string }) {
  const app = useApp();
  const t = useText();
  const [leaving, setLeaving] = useState(false);
  const leave = async (): Promise<void> => setLeaving((await signOut(app))?.code === 'unsent_records');
  const busy = useAppState((state) => state.sync.phase === 'pulling');
  return (
    <main className={styles.screen}>
      <div className={styles.box}>
        <div className={styles.brand}>
          <BrandMark size={40} /> <span>{t('shell.product')}</span>
        </div>
        <UserRoundX size={40} aria-hidden="true" className={styles.icon} />
        <h1 className={styles.title}>{t('shell.no_role.title')}</h1>
        <p>{t('shell.no_role.body', { email })}</p>
        <p>{t('shell.no_role.who')}</p>
        <div className={styles.actions}>
          <Button
            weight="primary"
            disabled={busy}
            icon={<RefreshCw size={18} aria-hidden="true" />}
            onClick={() => void pull(app)}
          >
            {t('shell.no_role.again')}
          </Button>
          <Button icon={<LogOut size={18} aria-hidden="true" />} onClick={() => void leave()}>
            {t('shell.user.sign_out')}
          </Button>
        </div>
        <LocaleControl />
        {leaving && (
          <Suspense>
            <SignOutSheet onClose={() => setLeaving(false)} />
          </Suspense>
        )}
      </div>
    </main>
  );
}
