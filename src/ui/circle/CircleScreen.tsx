/** 服务圈: who is within so many minutes' walk, where the next station should stand, what has been saved and published. */
import { openCircleTab } from '../../commands/circle/change-circle.ts';
import type { Role } from '../../domain/role.ts';
import { CIRCLE_TABS, type CircleTab } from '../../state/circle.ts';
import '../../i18n/circle-texts.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useText } from '../use-text.ts';
import styles from './Circle.module.css';
import { PlanTab } from './plan/PlanTab.tsx';
import { PublishedTab } from './published/PublishedTab.tsx';
import { ReachTab } from './reach/ReachTab.tsx';
import { ScenariosTab } from './scenarios/ScenariosTab.tsx';

/** Who plans; leaders look at what has been planned, grid workers at their own grid. */
const PLANNERS: readonly Role[] = ['community_staff', 'street_staff'];
const TABS: Readonly<Record<CircleTab, (role: Role) => boolean>> = {
  reach: () => true,
  plan: (role) => PLANNERS.includes(role),
  scenarios: (role) => role !== 'grid_worker',
  published: (role) => role !== 'grid_worker',
};

export default function CircleScreen() {
  const app = useApp();
  const t = useText();
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const chosen = useAppState(({ circle }) => circle.tab);
  const tabs = CIRCLE_TABS.filter((tab) => role !== null && TABS[tab](role));
  const tab = tabs.includes(chosen) ? chosen : 'reach';
  return (
    <section aria-label={t('shell.nav.circle')} className={styles.screen}>
      {tabs.length > 1 && (
        <div className={styles.tabs}>
          <Segmented
            label={t('circle.tabs')}
            labelHidden
            value={tab}
            options={tabs.map((each) => ({ value: each, label: t(`circle.tab.${each}`) }))}
            onChange={(each) => openCircleTab(app, each)}
          />
        </div>
      )}
      {tab === 'reach' && <ReachTab />}
      {tab === 'plan' && <PlanTab />}
      {tab === 'scenarios' && <ScenariosTab />}
      {tab === 'published' && <PublishedTab />}
    </section>
  );
}
