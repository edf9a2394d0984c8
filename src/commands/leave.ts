import { noCaseFilter } from '../domain/rules/case-filter.ts';
import { emptyWorld } from '../domain/world.ts';
import type { Session } from '../state/session.ts';
import { noReport } from '../state/report.ts';
import { initialBoundary } from '../state/boundary.ts';
import { initialDesk } from '../state/desk.ts';
import { initialOutboxStatus } from '../state/outbox-status.ts';
import { initialPlan } from '../state/plan.ts';
import { initialSync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { abandonExchange } from './exchange-under-way.ts';
import { stopLocating } from './locate-me.ts';
import { abandonPull } from './pull-under-way.ts';

/** Takes everything of the person who was here out of memory, and stops what was still under way for them. */
export function leave(app: AppContext, session: Session): void {
  abandonExchange(app);
  abandonPull(app);
  app.outbox.close();
  stopLocating(app);
  const nothing = emptyWorld();
  app.store.setState(({ outboxStatus: { clockOffsetMs } }) => ({
    session,
    base: nothing,
    day: null,
    outbox: [],
    world: nothing,
    outboxStatus: { ...initialOutboxStatus, clockOffsetMs },
    sync: initialSync,
    report: noReport,
    visitDrafts: [],
    boundary: initialBoundary,
    screen: 'map',
    selection: null,
    caseFilter: noCaseFilter,
    desk: initialDesk,
    hover: null,
    highlight: [],
    orderDraft: null,
    plan: initialPlan,
  }));
}
