/**
 * Pulls soon when somebody in the county has changed something, and lets the others know when this device has. Only where the
 * backend has a line for it (`app.pokes`); all of it could fail without anybody missing more than a minute.
 */
import { profileOf } from '../domain/profile-of.ts';
import type { World } from '../domain/world.ts';
import type { AppState } from '../state/store.ts';
import type { AppContext } from './context.ts';
import { exchange } from './exchange.ts';

/** A county does not pull at the same moment, and not more often than this because of pokes. Milliseconds. */
export const WITHIN_MS = 4_000;
/** What is told at once is told once. Milliseconds. */
export const GATHER_MS = 2_000;

/** Returns the way to stop. */
export function followPokes(app: AppContext, chance: () => number = Math.random): () => void {
  const { pokes } = app;
  if (!pokes) return () => undefined;
  let line: { readonly channel: string; send(): void; stop(): void } | null = null;
  let pulling: ReturnType<typeof setTimeout> | undefined;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const hear = (): void => {
    pulling ??= setTimeout(() => {
      pulling = undefined;
      void exchange(app);
    }, chance() * WITHIN_MS);
  };
  const tell = (): void => {
    telling ??= setTimeout(() => {
      telling = undefined;
      line?.send();
    }, GATHER_MS);
  };
  const leave = (): void => {
    clearTimeout(pulling);
    clearTimeout(telling);
    pulling = telling = undefined;
    line?.stop();
    line = null;
  };
  const stopState = app.store.subscribe((state, before) => {
    const channel = state.session.kind === 'signed_in' ? countyOf(state.base) : null;
    if (channel !== (line?.channel ?? null)) {
      leave();
      if (channel !== null) line = { channel, ...pokes(channel, hear) };
    }
    if (state.outbox !== before.outbox && doneIn(state) > doneIn(before)) tell();
  });
  return () => {
    stopState();
    leave();
  };
}

const doneIn = ({ outbox }: AppState): number => outbox.filter(({ state }) => state === 'done').length;

/** The top of the tree the person's duty lies in: whoever can change what they hold is on its channel. */
function countyOf(world: World): string | null {
  const [first] = profileOf(world)?.territory_ids ?? [];
  let at = world.territory.get(first ?? '');
  for (let steps = 0; at?.parent_id && steps < 16; steps += 1) at = world.territory.get(at.parent_id) ?? at;
  return at?.id ?? null;
}
