import type { AppContext } from './context.ts';
import { outboxFailure, showOutbox } from './show-outbox.ts';

/** Shows what another tab has recorded or sent. Returns the way to stop. */
export function followOutbox(app: AppContext): () => void {
  return app.outbox.onChange(() => void show(app));
}

async function show(app: AppContext): Promise<void> {
  const { session } = app.store.getState();
  if (session.kind !== 'signed_in') return;
  try {
    const entries = await app.outbox.read();
    if (app.store.getState().session === session) showOutbox(app, entries);
  } catch (thrown) {
    if (app.store.getState().session === session) outboxFailure(app, thrown);
  }
}
