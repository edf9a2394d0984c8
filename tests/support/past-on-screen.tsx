/** The planning screen beside the map's notices, where history and proposals are, with nobody to be reached. */
import { render } from 'vitest-browser-react';
import type { PlanTool } from '../../src/state/plan.ts';
import { initialPlan } from '../../src/state/plan.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Role } from '../../src/domain/role.ts';
import { initialSync } from '../../src/state/sync.ts';
import { AppProvider, useAppState } from '../../src/ui/app-context.tsx';
import { Card } from '../../src/ui/cards/Card.tsx';
import { ToastProvider } from '../../src/ui/parts/Toast.tsx';
import PlanScreen from '../../src/ui/plan/PlanScreen.tsx';
import { PastDayNotice } from '../../src/ui/toolbar/PastDayNotice.tsx';
import type { WorldBuilder } from '../builders/a-world.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../fakes/fake-app.ts';
import { anAccount } from '../fakes/fake-remote.ts';

interface OnScreen extends FakeAppOptions {
  readonly role?: Role;
  readonly tool?: PlanTool;
}

function Panel() {
  const selection = useAppState((state) => state.selection);
  return selection ? <Card selection={selection} /> : <PlanScreen />;
}

export async function showPlan(
  builder: WorldBuilder,
  { role = 'street_staff', tool = 'history', ...state }: OnScreen = {},
): Promise<FakeApp> {
  const world = builder.as(role, 'street').build();
  const app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role },
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    online: false,
    screen: 'plan',
    plan: { ...initialPlan, tool },
    world,
    ...state,
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <PastDayNotice />
        <Panel />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}
