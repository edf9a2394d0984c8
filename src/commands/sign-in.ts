import { toFailure } from '../domain/failure.ts';
import type { AppContext } from './context.ts';
import { enter } from './enter.ts';

/** Signs in. Never throws: a refusal is `session.failure`. Resolves when what the device holds is shown, before the first pull is done. */
export async function signIn(app: AppContext, email: string, password: string): Promise<void> {
  app.store.setState({ session: { kind: 'signed_out', failure: null } });
  try {
    await enter(app, await app.remote.signIn(email.trim(), password));
  } catch (thrown) {
    app.store.setState({ session: { kind: 'signed_out', failure: toFailure(thrown) } });
  }
}
