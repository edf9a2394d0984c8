/** The demo's accounts, named by what they are, who and where; the server lists none in a real place. */
import type { DemoAccount } from '../../state/runtime-config.ts';
import { useAppState } from '../app-context.tsx';
import { useText } from '../use-text.ts';
import styles from './SignIn.module.css';

interface DemoAccountsProps {
  readonly busy: boolean;
  readonly onChoose: (account: DemoAccount) => Promise<void>;
}

export function DemoAccounts({ busy, onChoose }: DemoAccountsProps) {
  const t = useText();
  const accounts = useAppState((state) => state.demoAccounts);
  if (accounts.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-accounts">
      <h3 id="demo-accounts" className={styles.demoTitle}>
        {t('shell.sign_in.demo_title')}
      </h3>
      <ul className={styles.accounts}>
        {accounts.map((account) => (
          <li key={account.email}>
            <button type="button" className={styles.account} disabled={busy} onClick={() => void onChoose(account)}>
              <span className={styles.role}>{t(`shell.role.${account.role}`)}</span>
              <span className={styles.person}>{account.display_name}</span>
              <span className={styles.person}>{account.place}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('shell.sign_in.demo_note')}</p>
    </section>
  );
}
