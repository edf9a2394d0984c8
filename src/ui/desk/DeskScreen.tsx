/**
 * The desk: for whoever works on cases eight hours a day, and for leaders who ask how it goes. The same cases in four views;
 * what is filtered here is filtered on the map.
 */
import { useRef } from 'react';
import { arrangeDesk } from '../../commands/arrange-desk.ts';
import { profileOf } from '../../domain/profile-of.ts';
import '../../i18n/desk-texts.ts';
import { DESK_VIEWS, type DeskView } from '../../state/desk.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { PullProgress } from '../list/PullProgress.tsx';
import { CloseButton } from '../panel/CardBar.tsx';
import { cx } from '../parts/cx.ts';
import { Segmented } from '../parts/Segmented.tsx';
import type { ScreenProps } from '../rail/places.ts';
import { useText } from '../use-text.ts';
import styles from './Desk.module.css';
import { DeskFigures } from './DeskFigures.tsx';
import { DeskRegister } from './DeskRegister.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FilterOutcome } from './FilterOutcome.tsx';
import { GridBoard } from './GridBoard.tsx';
import { StageBoard } from './StageBoard.tsx';
import { useDeskCases } from './use-desk-cases.ts';

const beginsWith = (role: string | undefined): DeskView => (role === 'leader' ? 'figures' : 'table');

export default function DeskScreen({ card }: ScreenProps) {
  const app = useApp();
  const t = useText();
  const selection = useAppState((state) => state.selection);
  const chosen = useAppState((state) => state.desk.view);
  const cases = useDeskCases();
  const view = chosen ?? beginsWith(profileOf(cases.world)?.role);
  const main = useRef<HTMLDivElement>(null);
  return (
    <section aria-label={t('desk.title')} className={cx(styles.desk, selection && styles.withCard)}>
      <div ref={main} className={styles.main}>
        <header className={styles.head}>
          <Segmented
            label={t('desk.view')}
            labelHidden
            value={view}
            options={DESK_VIEWS.map((value) => ({ value, label: t(`desk.view.${value}`) }))}
            onChange={(value) => arrangeDesk(app, { view: value })}
          />
          {view !== 'figures' && <FilterOutcome cases={cases} />}
        </header>
        <PullProgress />
        <FilterBar world={cases.world} figures={view === 'figures'} />
        {view === 'table' && <DeskRegister cases={cases} />}
        {view === 'stages' && <StageBoard cases={cases} />}
        {view === 'grids' && <GridBoard cases={cases} />}
        {view === 'figures' && <DeskFigures cases={cases} />}
      </div>
      {selection && (
        <aside className={styles.card} aria-label={t('shell.region.card')}>
          <div className={styles.cardBar}>
            <CloseButton />
          </div>
          <div key={`${selection.kind}:${selection.id}`} className={styles.cardBody}>
            {card(selection)}
          </div>
        </aside>
      )}
    </section>
  );
}
