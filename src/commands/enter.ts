import type { Account } from '../domain/account.ts';
import { toFailure, type Failure } from '../domain/failure.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Held } from '../domain/pull-page.ts';
import { emptyWorld } from '../domain/world.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { OthersUnsent } from '../state/outbox-status.ts';
import type { Session } from '../state/session.ts';
import { initialSync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { exchange } from './exchange.ts';
import { leave } from './leave.ts';
import { loadReports } from './report/load-reports.ts';
import { shownOf } from './show-outbox.ts';

const NOTHING_HELD: Held = { world: emptyWorld(), cursor: null, dataAsOf: null };

/** Shows what this device holds of the account's world, then asks the server for the rest. Resolves when what is held is shown. */
export async function enter(app: AppContext, account: Account): Promise<void> {
  const entering: Session = { kind: 'starting' };
  leave(app, entering);
  // Without a replica the app still works while it is online; the status says that nothing is kept.
  const [{ value: held, failure }, { value: outbox, failure: unavailable }, { value: others }] = await Promise.all([
    orElse(app.replica.open(account.userId), NOTHING_HELD),
    orElse<readonly OutboxEntry[]>(app.outbox.open(account), []),
    orElse<readonly OthersUnsent[]>(app.outbox.others(account.userId), []),
  ]);
  if (app.store.getState().session !== entering) return; // signed out, or somebody else in, while the device looked
  const { cursor, dataAsOf } = held;
  app.store.setState((state) => ({
    session: { kind: 'signed_in', ...account, role: profileOf(held.world)?.role ?? null },
    ...shownOf(state, { base: held.world, outbox, dataAsOf }),
    outboxStatus: { ...state.outboxStatus, unavailable, others },
    sync: { ...initialSync, cursor, dataAsOf, failure },
  }));
  await loadReports(app, account.userId);
  void exchange(app, { force: true });
}

async function orElse<T>(opening: Promise<T>, value: T): Promise<{ value: T; failure: Failure | null }> {
  try {
    return { value: await opening, failure: null };
  } catch (thrown) {
    return { value, failure: toFailure(thrown) };
  }
}
