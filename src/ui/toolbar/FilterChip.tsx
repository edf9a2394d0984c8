/** On the map: that not all cases are shown, which ones are, and the way back to all. Nobody may take a filtered map for the whole. */
import { Filter, X } from 'lucide-react';
import { useMemo } from 'react';
import { showAllCases } from '../../commands/filter-cases.ts';
import { filterTest, isFiltering } from '../../domain/rules/case-filter.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { filterWords } from '../desk/filter-words.ts';
import { IconButton } from '../parts/Button.tsx';
import { useNow } from '../use-now.ts';
import styles from './FilterChip.module.css';

export default function FilterChip() {
  const app = useApp();
  const words = useWords();
  const now = useNow();
  const world = useAppState((state) => state.world);
  const filter = useAppState((state) => state.caseFilter);
  const n = useMemo(() => {
    if (!isFiltering(filter)) return 0;
    return [...world.case_record.values()].filter(filterTest(world, filter, now)).length;
  }, [world, filter, now]);
  if (!isFiltering(filter)) return null;
  const { t } = words;
  return (
    <div className={styles.chip} role="status">
      <Filter size={18} aria-hidden="true" className={styles.icon} />
      <span>{t('desk.chip', { words: filterWords(world, filter, words).join(' · '), n })}</span>
      <IconButton label={t('desk.filter.clear')} onClick={() => showAllCases(app)}>
        <X size={20} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
