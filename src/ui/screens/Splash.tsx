/** While the stored session is looked at: a moment, usually not seen. */
import { BrandMark } from '../parts/BrandMark.tsx';
import { useText } from '../use-text.ts';
import styles from './Splash.module.css';

export function Splash() {
  const t = useText();
  return (
    <main className={styles.splash}>
      <BrandMark size={64} />
      <p role="status">{t('shell.starting')}</p>
    </main>
  );
}
