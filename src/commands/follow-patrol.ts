/** Finds the patrol that a killed page has left, and lets go of it when its walker leaves. */
import { toFailure } from '../domain/failure.ts';
import type { PatrolId } from '../domain/ids.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { wasInterrupted } from '../domain/running-patrol.ts';
import { initialPatrol } from '../state/patrol.ts';
import type { Session } from '../state/session.ts';
import type { AppContext } from './context.ts';
import { keepScreenOn, recordPatrol, setPatrol, stopRecording } from './record-patrol.ts';

type Page = Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;

/** A locked screen is still the same person's: who walks with the tablet in hand does not touch it for minutes. */
const walkerOf = (session: Session): string | null =>
  session.kind === 'signed_in' || session.kind === 'locked' ? session.userId : null;

/** Goes on until the returned function is called. */
export function followPatrol(app: AppContext, page: Page): () => void {
  let found: string | null = null;
  const stopState = app.store.subscribe(({ session }, before) => {
    if (session === before.session) return;
    const walker = walkerOf(session);
    if (walker !== walkerOf(before.session)) {
      found = null;
      stopRecording(app);
      app.patrol.log.close();
      app.store.setState({ patrol: initialPatrol });
    }
    // Behind a lock the outbox is closed, and it alone knows whether the patrol has been told.
    if (session.kind !== 'signed_in' || found === walker) return;
    found = walker;
    void find(app, session.userId);
  });
  const seen = () => {
    if (page.visibilityState === 'visible') void keepScreenOn(app);
  };
  page.addEventListener('visibilitychange', seen);
  return () => {
    stopState();
    page.removeEventListener('visibilitychange', seen);
    stopRecording(app);
    app.patrol.log.close();
  };
}

async function find(app: AppContext, userId: string): Promise<void> {
  const isStillHere = (): boolean => {
    const { session } = app.store.getState();
    return session.kind === 'signed_in' && session.userId === userId;
  };
  try {
    const running = await app.patrol.log.open(userId);
    if (!running || !isStillHere()) return;
    // T3: it was told, and the page was killed before it could forget
    if (isTold(app.store.getState().outbox, running.id)) return await app.patrol.log.end();
    const paused = wasInterrupted(running, app.clock.now());
    setPatrol(app, {
      running,
      phase: paused ? 'paused' : 'recording',
      shown: { id: running.id, points: running.points },
    });
    if (!paused) await recordPatrol(app);
  } catch (thrown) {
    if (isStillHere()) setPatrol(app, { failure: toFailure(thrown) });
  }
}

const isTold = (outbox: readonly OutboxEntry[], id: PatrolId): boolean =>
  outbox.some(
    ({ operation }) =>
      operation.name === 'patrol.finish' && 'patrol_id' in operation.args && operation.args.patrol_id === id,
  );
