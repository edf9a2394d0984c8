/** The door. One form, the reason when it stays shut, and in the demo the accounts that open it with one tap. */
import { CloudUpload, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { signIn } from '../../commands/sign-in.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { BrandMark } from '../parts/BrandMark.tsx';
import { LocaleControl, ThemeControl } from '../toolbar/PreferenceControls.tsx';
import { useText } from '../use-text.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm.tsx';
import { TownPattern } from './TownPattern.tsx';

export function SignIn() {
  const app = useApp();
  const t = useText();
  const online = useAppState((state) => state.online);
  const [busy, setBusy] = useState(false);

  const enter = async (email: string, password: string): Promise<void> => {
    setBusy(true);
    try {
      await signIn(app, email, password);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={styles.screen}>
      <div className={styles.brandSide}>
        <TownPattern />
        <div className={styles.brand}>
          <BrandMark size={56} />
          <div>
            <h1 className={styles.product}>{t('shell.product')}</h1>
            <p className={styles.tagline}>{t('shell.product_tagline')}</p>
          </div>
        </div>
      </div>
      <div className={styles.formSide}>
        <div className={styles.column}>
          <h2 className={styles.title}>{t('shell.sign_in.title')}</h2>
          {!online && (
            <p className={styles.offline} role="status">
              <WifiOff size={20} aria-hidden="true" /> {t('shell.sign_in.offline')}
            </p>
          )}
          <OthersUnsent />
          <SignInForm busy={busy} onSubmit={enter} />
          <DemoAccounts busy={busy} onChoose={({ email, password }) => enter(email, password)} />
          <div className={styles.preferences}>
            <LocaleControl />
            <ThemeControl />
          </div>
        </div>
      </div>
    </main>
  );
}

/** Somebody has left records here that only they can upload (O10): said before the next person takes the tablet away. */
function OthersUnsent() {
  const t = useText();
  const others = useAppState((state) => state.outboxStatus.others);
  return others.map(({ userId, email, count }) => (
    <p key={userId} className={styles.offline} role="status">
      <CloudUpload size={20} aria-hidden="true" /> {t('outbox.others', { email, n: count })}
    </p>
  ));
}
