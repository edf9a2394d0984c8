/** The territories of the person's duty that have parts, with what the band says of them. */
import { ChevronRight, PencilRuler } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { openBoundary } from '../../../commands/boundary/open-boundary.ts';
import { boundaryParents, type BoundaryParent } from '../../../domain/answers/boundary-parents.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Notice } from '../../parts/Notice.tsx';
import { DrawTools } from '../draw/DrawTools.tsx';
import { BandMark } from './BandMark.tsx';
import { GridSize } from './GridSize.tsx';
import styles from './Edit.module.css';

export function ChoosePlace() {
  const app = useApp();
  const { t } = useWords();
  const wanted = useAppState(({ boundary }) => boundary.wanted);
  const world = useAppState((state) => state.world);
  const parents = useMemo(() => boundaryParents(world), [world]);
  useEffect(() => {
    if (wanted !== null) openBoundary(app, wanted);
  }, [app, wanted]);
  if (parents.length === 0) return <Notice icon={<PencilRuler />} title={t('boundary.choose.none')} />;
  return (
    <section aria-labelledby="boundary-choose">
      <h3 id="boundary-choose" className={styles.heading}>
        {t('boundary.choose')}
      </h3>
      <ul className={styles.list}>
        {parents.map((parent) => (
          <ParentRow key={parent.territory.id} parent={parent} />
        ))}
      </ul>
      <GridSize />
      <DrawTools />
    </section>
  );
}

function ParentRow({ parent }: { readonly parent: BoundaryParent }) {
  const app = useApp();
  const { t, rowName } = useWords();
  const level = useAppState(({ world }) => world.territory_level.get(parent.level));
  const drafted = useAppState(({ boundary }) =>
    boundary.drafts.some(({ parent_id }) => parent_id === parent.territory.id),
  );
  const { territory, parts, below, above } = parent;
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => openBoundary(app, territory.id)}>
        <span className={styles.words}>
          <strong>{territory.name}</strong>
          <small>{t('boundary.choose.parts', { n: parts, level: level ? rowName(level) : '' })}</small>
          <span className={styles.marks}>
            {above > 0 && <BandMark band="above" text={t('boundary.choose.above', { n: above })} />}
            {below > 0 && <BandMark band="below" text={t('boundary.choose.below', { n: below })} />}
            {drafted && <small className={styles.draft}>{t('boundary.choose.draft')}</small>}
          </span>
        </span>
        <ChevronRight size={20} aria-hidden="true" />
      </button>
    </li>
  );
}
