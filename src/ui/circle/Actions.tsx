/** What can be done with the answer: put on paper, taken as a table, published. */
import { FileSpreadsheet, Megaphone, Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { openCircleTab } from '../../commands/circle/change-circle.ts';
import type { Selection } from '../../domain/selection.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import { useToast } from '../parts/Toast.tsx';
import styles from './Circle.module.css';
import { useServedNames } from './use-kinds.ts';
import type { CircleNumbers } from './use-numbers.ts';

const PrintCircle = lazy(() => import('./paper/PrintCircle.tsx'));

export function Actions({ numbers, place }: { readonly numbers: CircleNumbers; readonly place: Selection | null }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const [printing, setPrinting] = useState(false);
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const served = useAppState(({ circle }) => circle.served);
  const drawn = useAppState(({ circle }) => circle.picture !== null);
  const names = useServedNames(served);
  const exportTable = async (): Promise<void> => {
    const { world, circle } = app.store.getState();
    try {
      const { saveCircleSheet } = await import('./paper/circle-sheet.ts');
      await saveCircleSheet(app, words, { world, circle, numbers, place, names, now: app.clock.now() });
    } catch {
      toast(t('circle.export.failed'));
    }
  };
  if (!drawn) return null;
  return (
    <div className={styles.buttons}>
      <Button icon={<Printer size={20} aria-hidden="true" />} onClick={() => setPrinting(true)}>
        {t('circle.print')}
      </Button>
      {numbers.basis !== 'none' && (
        <Button icon={<FileSpreadsheet size={20} aria-hidden="true" />} onClick={() => void exportTable()}>
          {t('circle.export')}
        </Button>
      )}
      {numbers.basis === 'live' && role !== 'grid_worker' && (
        <Button icon={<Megaphone size={20} aria-hidden="true" />} onClick={() => openCircleTab(app, 'published')}>
          {t('operation.circle.publish')}
        </Button>
      )}
      {printing && (
        <Suspense>
          <PrintCircle numbers={numbers} place={place} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </div>
  );
}
