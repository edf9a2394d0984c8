/** Names the places and sites that nothing to walk on comes near to: nobody is counted from them, and that must not look like a bad place. */
import { TriangleAlert } from 'lucide-react';
import { useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { siteTitle } from '../site-title.ts';
import styles from './Answer.module.css';

export function OffNetwork() {
  const { t } = useWords();
  const reach = useAppState(({ circle }) => circle.reach);
  const places = reach?.offNetwork.flatMap((index) => reach.places[index] ?? []) ?? [];
  return places.map((place) => (
    <p key={place.id} className={styles.warning}>
      <TriangleAlert size={16} aria-hidden="true" />
      <span>{t('circle.off_network', { name: siteTitle(t, place) })}</span>
    </p>
  ));
}
