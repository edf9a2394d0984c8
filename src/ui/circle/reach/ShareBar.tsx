/** The households of a place as one bar, with its parts as buttons: in, out, not known, not connected. */
import { openBehind } from '../../../commands/circle/look-behind.ts';
import { formatShare } from '../../../i18n/index.ts';
import { shareWithin, type CircleCount } from '../../../domain/answers/circle-count.ts';
import { useApp } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { cx } from '../../parts/cx.ts';
import styles from './Answer.module.css';

const PARTS = [
  ['within', styles.within],
  ['outside', styles.barOutside],
  ['unknown', styles.unknown],
  ['unconnected', styles.unconnected],
] as const;

export function Bar({ count }: { readonly count: CircleCount }) {
  const { t } = useWords();
  const { within, outside, unknown, unconnected } = count;
  return (
    <div className={styles.bar} role="img" aria-label={t('circle.bar', { within, outside, unknown, unconnected })}>
      {PARTS.map(
        ([part, style]) => count[part] > 0 && <span key={part} className={style} style={{ flexGrow: count[part] }} />,
      )}
    </div>
  );
}

export function ShareBar({ count }: { readonly count: CircleCount }) {
  const app = useApp();
  const { t, locale } = useWords();
  const share = shareWithin(count);
  return (
    <>
      <Bar count={count} />
      <p className={styles.legend}>
        <strong className={styles.share}>
          {t('circle.share')} {share === null ? t('circle.share.none') : formatShare(locale, share)}
        </strong>
        {PARTS.map(([part, style]) =>
          count[part] === 0 ? null : (
            <span key={part} className={styles.key}>
              <span className={cx(styles.swatch, style)} aria-hidden="true" />
              {t(`circle.${part}`)}{' '}
              {part === 'within' ? (
                count[part].toLocaleString(locale)
              ) : (
                <button type="button" className={styles.number} onClick={() => openBehind(app, part)}>
                  {count[part].toLocaleString(locale)}
                </button>
              )}
            </span>
          ),
        )}
      </p>
    </>
  );
}
