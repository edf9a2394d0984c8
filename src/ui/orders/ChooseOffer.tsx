/** The place is known: what does the resident want there? */
import { dropOrder } from '../../commands/orders/drop-order.ts';
import type { World } from '../../domain/world.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { titleOf } from '../list/title-of.ts';
import { Button } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import { Offers } from './Offers.tsx';
import styles from './OrdersScreen.module.css';

export function ChooseOffer({ world }: { readonly world: World }) {
  const app = useApp();
  const t = useText();
  const place = useAppState(({ orderDraft }) => orderDraft?.place ?? null);
  const title = place && titleOf(world, place);
  return (
    <section className={styles.screen} aria-label={t('order.place.choose')}>
      <div className={styles.choosing}>
        <p>
          {title ? t('order.place.choose_for', { place: `${title.where} ${title.title}` }) : t('order.place.choose')}
        </p>
        <Button weight="quiet" onClick={() => dropOrder(app)}>
          {t('order.place.drop')}
        </Button>
      </div>
      <Offers world={world} />
    </section>
  );
}
