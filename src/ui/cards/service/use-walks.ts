import { useEffect } from 'react';
import { measureWalks } from '../../../commands/measure-walks.ts';
import type { ServiceOrder } from '../../../domain/entities.ts';
import { useApp } from '../../app-context.tsx';

/** Has the walks to an order measured while it waits for a team. */
export function useWalks(order: ServiceOrder | undefined): void {
  const app = useApp();
  const waiting = order?.stage === 'placed' ? order.geom : null;
  useEffect(() => {
    if (waiting) void measureWalks(app, { geom: waiting });
  }, [app, waiting]);
}
