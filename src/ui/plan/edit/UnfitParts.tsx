/** Why parts cannot be redrawn: they are no partition. Each finding says where and flies there. */
import { ArrowLeft, MapPin } from 'lucide-react';
import type { Finding } from '../../../../geo/partition/findings.ts';
import { closeBoundary } from '../../../commands/boundary/open-boundary.ts';
import { flyToBounds } from '../../../commands/fly-to.ts';
import { formatArea } from '../../../i18n/index.ts';
import type { BoundaryState } from '../../../state/boundary.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import styles from './Edit.module.css';

const MOST = 30;

export function UnfitParts({ unfit }: { readonly unfit: NonNullable<BoundaryState['unfit']> }) {
  const app = useApp();
  const { t, locale } = useWords();
  const territory = useAppState(({ world }) => world.territory);
  const name = (id: string | undefined): string => (id && territory.get(id)?.name) || '';
  const text = ({ code, areas: [a, b], m2 }: Finding): string => {
    const params = { a: name(a), area: formatArea(locale, m2) };
    if (code === 'overlap') return t('boundary.unfit.overlap', { ...params, b: name(b) });
    if (code === 'gap' || code === 'outside') return t(`boundary.unfit.${code}`, params);
    return t('boundary.unfit.other', { a: name(a) });
  };
  return (
    <section className={styles.padded}>
      <Button weight="quiet" icon={<ArrowLeft size={20} aria-hidden="true" />} onClick={() => closeBoundary(app)}>
        {t('boundary.back')}
      </Button>
      <p role="alert">{t('boundary.unfit', { name: name(unfit.parentId) })}</p>
      <ul className={styles.list}>
        {unfit.findings.slice(0, MOST).map((finding) => {
          const { at } = finding;
          return (
            <li key={`${finding.code} ${finding.areas.join()} ${String(at)}`}>
              <button
                type="button"
                className={styles.row}
                disabled={!at}
                onClick={() => at && flyToBounds(app, [at[0], at[1], at[0], at[1]])}
              >
                <span className={styles.words}>{text(finding)}</span>
                <MapPin size={20} aria-hidden="true" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
