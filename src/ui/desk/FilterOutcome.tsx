/** How many cases are listed and why not all, the way back to all, and the same ones on the map. */
import { Map as MapIcon, X } from 'lucide-react';
import { showAllCases } from '../../commands/filter-cases.ts';
import { openScreen } from '../../commands/open-screen.ts';
import { isFiltering } from '../../domain/rules/case-filter.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Button } from '../parts/Button.tsx';
import styles from './FilterBar.module.css';
import { filterWords } from './filter-words.ts';
import type { DeskCases } from './use-desk-cases.ts';

export function FilterOutcome({ cases: { world, rows, total } }: { readonly cases: DeskCases }) {
  const app = useApp();
  const words = useWords();
  const { t } = words;
  const filter = useAppState((state) => state.caseFilter);
  const filtering = isFiltering(filter);
  return (
    <div className={styles.outcome}>
      <p className={styles.count} role="status">
        {filtering ? t('desk.shown_of', { n: rows.length, total }) : t('desk.shown', { n: total })}
        {filter.measure && <span className={styles.measure}>{filterWords(world, filter, words).join(' · ')}</span>}
      </p>
      {filtering && (
        <Button weight="quiet" icon={<X size={18} aria-hidden="true" />} onClick={() => showAllCases(app)}>
          {t('desk.filter.clear')}
        </Button>
      )}
      <Button weight="quiet" icon={<MapIcon size={18} aria-hidden="true" />} onClick={() => openScreen(app, 'map')}>
        {t('desk.to_map')}
      </Button>
    </div>
  );
}
