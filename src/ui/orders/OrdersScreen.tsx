/** 五单: the orders by stage, each with what comes next; and what the teams offer. */
import { useState } from 'react';
import { roleMayHold } from '../../domain/rules/may-hold.ts';
import { useAppState } from '../app-context.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { useText } from '../use-text.ts';
import { ChooseOffer } from './ChooseOffer.tsx';
import { Offers } from './Offers.tsx';
import { OrderBoard } from './OrderBoard.tsx';
import { OrderForm } from './OrderForm.tsx';
import styles from './OrdersScreen.module.css';
import '../../i18n/order-texts.ts';

export default function OrdersScreen() {
  const t = useText();
  const world = useAppState((state) => state.world);
  const [view, setView] = useState<'orders' | 'offers'>('orders');
  const draft = useAppState((state) => state.orderDraft);
  const mayHold = roleMayHold(world, 'service_order');
  if (draft)
    return draft.offer_id === null ? (
      <ChooseOffer world={world} />
    ) : (
      <OrderForm draft={draft} world={world} onPlaced={() => setView('orders')} />
    );
  return (
    <section className={styles.screen} aria-label={t('order.screen.view')}>
      {mayHold && (
        <div className={styles.bar}>
          <Segmented
            label={t('order.screen.view')}
            labelHidden
            value={view}
            options={[
              { value: 'orders', label: t('order.screen.orders') },
              { value: 'offers', label: t('order.screen.offers') },
            ]}
            onChange={setView}
          />
        </div>
      )}
      {mayHold && view === 'orders' ? <OrderBoard world={world} /> : <Offers world={world} />}
    </section>
  );
}
