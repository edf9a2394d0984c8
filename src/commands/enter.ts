import type { Account } from '../domain/account.ts';
import { toFailure, type Failure } from '../domain/failure.ts';
import type { Held } from '../domain/pull-page.ts';
import { emptyWorld } from '../domain/world.ts';
import { profileOf } from '../domain/profile-of.ts';
import type { Session } from '../state/session.ts';
import { initialSync } from '../state/sync.ts';
import type { AppContext } from './context.ts';
import { leave } from './leave.ts';
import { pull } from './pull.ts';

/** Shows what this device holds of the account's world, then asks the server for the rest. Resolves when what is held is shown. */
export async function enter(app: AppContext, account: Account): Promise<void> {
  const entering: Session = { kind: 'starting' };
  leave(app, entering);
  let held: Held = { world: emptyWorld(), cursor: null, dataAsOf: null };
  let failure: Failure | null = null;
  try {
    held = await app.replica.open(account.userId);
  } catch (thrown) {
    // Without a replica the app still works while it is online; the status says that nothing is kept.
    failure = toFailure(thrown);
  }
  if (app.store.getState().session !== entering) return; // signed out, or somebody else in, while the replica opened
  app.store.setState({
    session: { kind: 'signed_in', ...account, role: profileOf(held.world)?.role ?? null },
    world: held.world,
    sync: { ...initialSync, cursor: held.cursor, dataAsOf: held.dataAsOf, failure },
  });
  void pull(app);
}
