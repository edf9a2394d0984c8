/** When uploading does not work: the file for the office, and, at the office, the way to bring such a file in. */
import { lazy, Suspense, useState } from 'react';
import { Download, FileInput } from 'lucide-react';
import { useAppState } from '../app-context.tsx';
import { Note } from '../cards/parts/Section.tsx';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './RescueTools.module.css';
import { useExport } from './use-export.ts';

const ImportSheet = lazy(() => import('./ImportSheet.tsx'));

/**
 * Who brings in what a grid worker's tablet could not send. Not an administrator: the server would refuse them each operation,
 * and the refusal would stand under its id for good.
 */
const OFFICE = ['community_staff', 'street_staff'];

export function RescueTools({ unsent }: { readonly unsent: number }) {
  const t = useText();
  const { busy, save } = useExport();
  const [importing, setImporting] = useState(false);
  const mayImport = useAppState(
    ({ session }) => session.kind === 'signed_in' && session.role !== null && OFFICE.includes(session.role),
  );
  if (unsent === 0 && !mayImport) return null;
  return (
    <section className={styles.tools}>
      {unsent > 0 && (
        <>
          <Button disabled={busy} icon={<Download size={18} aria-hidden="true" />} onClick={() => void save()}>
            {t(busy ? 'outbox.exporting' : 'outbox.export')}
          </Button>
          <Note>{t('outbox.export_hint')}</Note>
        </>
      )}
      {mayImport && (
        <>
          <Button icon={<FileInput size={18} aria-hidden="true" />} onClick={() => setImporting(true)}>
            {t('outbox.import')}
          </Button>
          <Note>{t('outbox.import_hint')}</Note>
        </>
      )}
      {importing && (
        <Suspense>
          <ImportSheet onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </section>
  );
}
