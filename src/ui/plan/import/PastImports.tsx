/** What was imported into this office before, by whom, and whether it can still be taken back. */
import { Undo2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ImportPort } from '../../../commands/import/import-port.ts';
import type { PastImport } from '../../../domain/ledger/import-record.ts';
import { formatAge, formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useLocale, useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { useUndo } from './use-undo.ts';

interface PastImportsProps {
  readonly withPort: <Value>(todo: (port: ImportPort) => Promise<Value>) => Promise<Value>;
}

export function PastImports({ withPort }: PastImportsProps) {
  const t = useText();
  const online = useAppState((state) => state.online);
  const [past, setPast] = useState<readonly PastImport[] | 'failed' | null>(null);
  const { undo, isUndoing, blocked } = useUndo(withPort);
  const load = useCallback(() => {
    withPort((port) => port.past()).then(setPast, () => setPast('failed'));
  }, [withPort]);
  useEffect(() => {
    if (online) load();
  }, [online, load]);
  if (!online || past === null) return null;
  return (
    <section aria-label={t('import.past')}>
      <h3 className={styles.heading}>{t('import.past')}</h3>
      {past === 'failed' && (
        <p role="status">
          {t('import.past.failed')}{' '}
          <Button weight="quiet" onClick={load}>
            {t('import.retry')}
          </Button>
        </p>
      )}
      {past !== 'failed' && past.length === 0 && <p className={styles.quiet}>{t('import.past.none')}</p>}
      {blocked}
      <ul className={styles.past}>
        {past !== 'failed' &&
          past.map((one) => (
            <li key={one.id}>
              <Facts one={one} />
              {one.is_undoable && (
                <Button
                  weight="quiet"
                  icon={<Undo2 />}
                  disabled={isUndoing}
                  onClick={() => void undo(one.id, one.file_name).then(load)}
                >
                  {t('import.undo')}
                </Button>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

function Facts({ one }: { readonly one: PastImport }) {
  const t = useText();
  const locale = useLocale();
  const now = useApp().clock.now();
  const known = [
    'boundaries',
    'household',
    'party_household',
    'party_member',
    'grid_worker',
    'resident_unit',
    'service_station',
    'osm',
  ] as const;
  const kind = known.find((name) => name === one.kind);
  return (
    <div className={styles.fact}>
      <strong>{one.file_name}</strong>
      <span className={styles.quiet}>
        {kind && t(`import.kind.${kind}`)}{' '}
        {one.counts && t('import.done.counts', { insert: one.counts.insert, update: one.counts.update })}
      </span>
      <span className={styles.quiet}>
        {t('import.past.by', {
          name: one.by_name ?? t('import.past.loader'),
          at: formatAge(locale, one.applied_at, now),
        })}
      </span>
      <span className={styles.quiet}>
        {one.undone_at !== null
          ? t('import.past.undone', { name: one.undone_by_name ?? '', at: formatAge(locale, one.undone_at, now) })
          : one.undoable_until !== null && t('import.past.until', { day: formatDate(locale, one.undoable_until) })}
      </span>
    </div>
  );
}
