/** 规划: the tools that draw boundaries, bring data in and out, and check both. One at a time; Back returns to the list. */
import { ChevronLeft, ChevronRight, History } from 'lucide-react';
import { openPlanTool } from '../../commands/open-plan-tool.ts';
import { showDay } from '../../commands/show-day.ts';
import '../../i18n/plan-texts.ts';
import type { PlanTool } from '../../state/plan.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ScreenPlace } from '../rail/ScreenPlace.tsx';
import { useText } from '../use-text.ts';
import styles from './Plan.module.css';
import { toolsOf } from './tools.ts';

/** What can be looked at among the boundaries of a past day; the others work on today's. */
const IN_THE_PAST: readonly PlanTool[] = ['history', 'export'];

const NO_CARD = () => null;

export default function PlanScreen() {
  const app = useApp();
  const t = useText();
  const role = useAppState(({ session }) => (session.kind === 'signed_in' ? session.role : null));
  const chosen = useAppState(({ plan }) => plan.tool);
  const past = useAppState(({ day }) => day !== null);
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
        {past && !IN_THE_PAST.includes(open.tool) ? (
          <Notice
            icon={<History />}
            title={t('proposal.history.not_here.title')}
            action={<Button onClick={() => showDay(app, null)}>{t('proposal.history.to_today')}</Button>}
          >
            {t('proposal.history.not_here.body', { tool: t(`plan.tool.${open.tool}`) })}
          </Notice>
        ) : (
          <ScreenPlace place={open} card={NO_CARD} />
        )}
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
