/** 规划: the tools that draw boundaries, bring data in and out, and check both. One at a time; Back returns to the list. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { openPlanTool } from '../../commands/open-plan-tool.ts';
import '../../i18n/plan-texts.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { ScreenPlace } from '../rail/ScreenPlace.tsx';
import { useText } from '../use-text.ts';
import styles from './Plan.module.css';
import { toolsOf } from './tools.ts';

const NO_CARD = () => null;

export default function PlanScreen() {
  const app = useApp();
  const t = useText();
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const chosen = useAppState(({ plan }) => plan.tool);
  const tools = toolsOf(role);
  const open = tools.find(({ tool }) => tool === chosen);
  if (open) {
    return (
      <section aria-label={t(`plan.tool.${open.tool}`)} className={styles.screen}>
        <header className={styles.head}>
          <Button weight="quiet" icon={<ChevronLeft />} onClick={() => openPlanTool(app, null)}>
            {t('shell.nav.plan')}
          </Button>
          <h2>{t(`plan.tool.${open.tool}`)}</h2>
        </header>
        <ScreenPlace place={open} card={NO_CARD} />
      </section>
    );
  }
  return (
    <section aria-label={t('shell.nav.plan')} className={styles.screen}>
      <ul className={styles.tools}>
        {tools.map(({ tool, icon: Icon }) => (
          <li key={tool}>
            <button type="button" className={styles.tool} onClick={() => openPlanTool(app, tool)}>
              <Icon aria-hidden />
              <span>
                <strong>{t(`plan.tool.${tool}`)}</strong>
                <small>{t(`plan.tool.${tool}.about`)}</small>
              </span>
              <ChevronRight aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
