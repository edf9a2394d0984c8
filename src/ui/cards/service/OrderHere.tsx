/** 点单, on the card of a door, a building or a compound: the place is known, what is left is the service. */
import { HeartHandshake } from 'lucide-react';
import { beginOrder } from '../../../commands/orders/begin-order.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import type { OrderPlace } from '../../../domain/order-draft.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { isOnDuty } from '../../../domain/rules/may-hold.ts';
import { mayPlaceOrder } from '../../../domain/rules/order-steps.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';

interface OrderHereProps {
  readonly place: OrderPlace;
  readonly territoryId: TerritoryId;
}

export function OrderHere({ place, territoryId }: OrderHereProps) {
  const app = useApp();
  const t = useText();
  const may = useAppState(({ world }) => mayPlaceOrder(profileOf(world)?.role) && isOnDuty(world, territoryId));
  if (!may) return null;
  return (
    <Button icon={<HeartHandshake size={18} aria-hidden="true" />} onClick={() => beginOrder(app, { place })}>
      {t('card.order_here')}
    </Button>
  );
}
