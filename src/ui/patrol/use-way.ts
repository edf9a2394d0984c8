/**
 * The order of a round. It is made when there is a reason, and stands still in between, so that nothing jumps under the finger:
 * at the start, when something is done or comes, when somebody has gone a good way on; never while a visit is being written.
 */
import type { Position } from 'geojson';
import { useEffect, useState } from 'react';
import { measureWay } from '../../commands/measure-way.ts';
import { inWalkingOrder, stopKey, type DueStop } from '../../domain/answers/due-on-walk.ts';
import { straightMetres } from '../../domain/rules/distance.ts';
import { straightLine, type MeasureDistance } from '../../domain/rules/suggest-teams.ts';
import { roundMeasure } from '../../domain/rules/walked-legs.ts';
import { useApp, useAppState } from '../app-context.tsx';

/** Further than this from where the order was made another one may be better. Metres. */
const A_GOOD_WAY = 100;
/** So long the list waits for its first order; a network that comes later is offered, not imposed. Milliseconds. */
const PATIENCE = 1_500;

interface Order {
  readonly keys: readonly string[];
  readonly from: Position | null;
  readonly measure: MeasureDistance;
}

export interface Way {
  /** Null while the first order is being made. */
  readonly stops: readonly DueStop[] | null;
  readonly from: Position | null;
  readonly measure: MeasureDistance;
  /** Walks are known now that were not when the list was put in order; takes them. */
  readonly takeWalks: (() => void) | null;
}

export function useWay(due: readonly DueStop[]): Way {
  const app = useApp();
  const running = useAppState(({ patrol }) => patrol.running?.id ?? null);
  const here = useAppState(({ devicePosition }) => (devicePosition.kind === 'here' ? devicePosition.center : null));
  const set = due.map(stopKey).sort().join();
  const isHeld = useIsWriting();
  const [asked, setAsked] = useState({ set, running, here, due });
  const [order, setOrder] = useState<Order | null>(null);
  const [late, setLate] = useState<Order | null>(null);
  if (!isHeld && (asked.set !== set || asked.running !== running || isFar(asked.here, here)))
    setAsked({ set, running, here, due });

  useEffect(() => {
    const stop = new AbortController();
    const { due: stops, here: from } = asked;
    const ordered = (measure: MeasureDistance): Order => ({
      keys: inWalkingOrder(stops, from, measure).map(stopKey),
      from,
      measure,
    });
    let isSettled = false;
    const settle = (measure: MeasureDistance): void => {
      if (stop.signal.aborted) return;
      if (!isSettled) {
        setOrder(ordered(measure));
        setLate(null);
      } else if (measure !== straightLine) setLate(ordered(measure));
      isSettled = true;
    };
    const impatient = setTimeout(() => settle(straightLine), PATIENCE);
    const places = [...(from ? [from] : []), ...stops.map(({ at }) => at)];
    measureWay(app, places, stop.signal)
      .then((legs) => settle(roundMeasure(legs, places)))
      // Without an answer the round is in straight lines, and says that it is.
      .catch(() => settle(straightLine))
      .finally(() => clearTimeout(impatient));
    return () => {
      stop.abort();
      clearTimeout(impatient);
    };
  }, [app, asked]);

  return {
    // An order of nothing, from before the world was there, is none.
    stops: order && (order.keys.length > 0 || due.length === 0) ? stillDue(due, order.keys) : null,
    from: order?.from ?? null,
    measure: order?.measure ?? straightLine,
    takeWalks:
      late &&
      (() => {
        setOrder(late);
        setLate(null);
      }),
  };
}

/** Whether the finger is in a form. One that goes when its visit is saved need not say that it has lost it. */
function useIsWriting(): boolean {
  const app = useApp();
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    const look = (): void => setWriting(Boolean(document.activeElement?.closest('form')));
    const stop = new AbortController();
    const stopDrafts = app.store.subscribe(({ visitDrafts }, before) => {
      if (visitDrafts !== before.visitDrafts) setTimeout(look);
    });
    document.addEventListener('focusin', look, { signal: stop.signal });
    document.addEventListener('focusout', () => setTimeout(look), { signal: stop.signal });
    return () => {
      stop.abort();
      stopDrafts();
    };
  }, [app]);
  return isWriting;
}

const isFar = (from: Position | null, here: Position | null): boolean =>
  here !== null && (from === null || straightMetres(from, here) > A_GOOD_WAY);

/** As it was put in order: without what is done, and what has come since behind it. */
function stillDue(due: readonly DueStop[], keys: readonly string[]): readonly DueStop[] {
  const left = new Map(due.map((stop) => [stopKey(stop), stop]));
  const known = keys.flatMap((key) => left.get(key) ?? []);
  const placed = new Set(keys);
  return [...known, ...due.filter((stop) => !placed.has(stopKey(stop)))];
}
