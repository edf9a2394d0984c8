/** The service circle as its place of the rail shows it, with the verbs that keep it true, on a phone or a tablet. */
import { expect } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';
import { followCircle } from '../../src/commands/circle/follow-circle.ts';
import { Failure } from '../../src/domain/failure.ts';
import type { Role } from '../../src/domain/role.ts';
import type { World } from '../../src/domain/world.ts';
import { initialCircle, type CircleState } from '../../src/state/circle.ts';
import { initialSync } from '../../src/state/sync.ts';
import { AppProvider, useAppState } from '../../src/ui/app-context.tsx';
import { Card } from '../../src/ui/cards/Card.tsx';
import CircleScreen from '../../src/ui/circle/CircleScreen.tsx';
import PlacingBar from '../../src/ui/circle/ground/PlacingBar.tsx';
import { ToastProvider } from '../../src/ui/parts/Toast.tsx';
import type { WorldBuilder } from '../builders/a-world.ts';
import { fakeApp, type FakeApp, type FakeAppOptions } from '../fakes/fake-app.ts';
import { anAccount } from '../fakes/fake-remote.ts';

export interface OnScreen extends FakeAppOptions {
  readonly role?: Role;
  readonly part?: Partial<CircleState>;
  readonly network?: FakeApp['walk']['network'];
}

/** The panel: the card of what is selected, else the screen. */
function Panel() {
  const selection = useAppState((state) => state.selection);
  return (
    <>
      {selection ? <Card selection={selection} /> : <CircleScreen />}
      <PlacingBar className={undefined} />
    </>
  );
}

const stops: (() => void)[] = [];

/** Call it after each test. */
export function leaveCircle(): void {
  for (const stop of stops.splice(0)) stop();
}

/** The office cannot be reached: what is done waits on the device, where the test can see it. */
export async function showCircle(
  built: WorldBuilder,
  { role = 'street_staff', part = {}, network = true, ...state }: OnScreen = {},
): Promise<FakeApp> {
  const world: World = built.build();
  const app = fakeApp({
    session: { kind: 'signed_in', ...anAccount, role },
    sync: { ...initialSync, dataAsOf: '2026-11-20T01:58:00Z' },
    online: false,
    screen: 'circle',
    base: world,
    world,
    circle: { ...initialCircle, ...part },
    ...state,
  });
  const offline = new Failure('network');
  app.remote.pushAnswers = Array.from({ length: 20 }, () => offline);
  app.remote.answers = Array.from({ length: 20 }, () => offline);
  app.walk.network = network;
  stops.push(followCircle(app));
  await render(
    <AppProvider app={app}>
      <ToastProvider>
        <Panel />
      </ToastProvider>
    </AppProvider>,
  );
  return app;
}

/** On a busy machine a page takes its time; no test is about how much. Milliseconds. */
const PATIENCE = 10_000;

/** What is so sooner or later. */
export const eventually = <Value,>(what: () => Value) => expect.poll(what, { timeout: PATIENCE });

/** All that is on the page, as one line. */
export const shown = (): string => (document.body.textContent ?? '').replaceAll(/\s+/g, ' ');
export const says = (text: string | RegExp) => eventually(shown).toMatch(text);
export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const told = (app: FakeApp) =>
  app.store.getState().outbox.map(({ operation: { name, args } }) => ({ name, args }));
