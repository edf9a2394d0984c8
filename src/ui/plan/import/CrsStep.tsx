/** Which coordinate system: every candidate can be seen on the map, and where it is not plain somebody has to choose. */
import { useId } from 'react';
import { showImportPreview } from '../../../commands/import/show-preview.ts';
import { formatMetres, formatPercent } from '../../../i18n/index.ts';
import { useApp } from '../../app-context.tsx';
import { useLocale, useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { Buttons } from './parts.tsx';
import type { WizardActions } from './use-wizard.ts';
import { crsText } from './words.ts';

const MOST = 8;

export function CrsStep({ wizard, change, match }: WizardActions) {
  const app = useApp();
  const t = useText();
  const locale = useLocale();
  const group = useId();
  const offers = wizard.offers;
  if (!offers) return null;
  const says =
    offers.offers.length === 0
      ? t('import.crs.none')
      : offers.contradicted !== null
        ? t('import.crs.contradicted', { crs: crsText(t, offers.contradicted) })
        : offers.plain !== null
          ? t(wizard.file?.features?.named ? 'import.crs.claimed' : 'import.crs.plain', {
              crs: crsText(t, offers.plain),
            })
          : t('import.crs.unclear');
  return (
    <>
      <p role="status">{says}</p>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{t('import.crs.choices')}</legend>
        {offers.offers.slice(0, MOST).map(({ crs, inside, shift, preview }) => (
          <label key={crs} className={styles.choice}>
            <input
              type="radio"
              name={group}
              checked={wizard.crs === crs}
              onChange={() => {
                change({ crs });
                showImportPreview(app, preview);
              }}
            />
            <span>
              {crsText(t, crs)}
              <small className={styles.quiet}>
                {t('import.crs.fit', {
                  inside: formatPercent(locale, inside),
                  shift: Number.isFinite(shift) ? formatMetres(locale, shift) : '—',
                })}
              </small>
            </span>
          </label>
        ))}
      </fieldset>
      <Buttons
        onBack={() => change({ step: 'kind' })}
        canGo={wizard.crs !== null}
        onNext={() =>
          wizard.kind === 'boundaries' && (wizard.file?.features?.attributes.length ?? 0) === 0
            ? void match(wizard, 'next')
            : change({ step: 'columns' })
        }
      />
    </>
  );
}
