/** One order in its list: what and where, who has it, how long it has stood here. */
import type { OrderLine } from '../../domain/answers/order-lines.ts';
import type { ServiceOrder } from '../../domain/entities.ts';
import { profileOf } from '../../domain/profile-of.ts';
import { isOrderOpen, stepsFor, type OrderVerb } from '../../domain/rules/order-steps.ts';
import { formatDate } from '../../i18n/index.ts';
import { Row } from '../cards/parts/Row.tsx';
import { useOpen } from '../cards/parts/use-open.ts';
import { useWords } from '../cards/parts/use-words.ts';
import { useAct } from '../cards/service/use-act.ts';
import { useAppState } from '../app-context.tsx';
import { Button } from '../parts/Button.tsx';
import { PendingMark } from '../parts/PendingMark.tsx';
import { MapSymbol } from '../symbols/MapSymbol.tsx';

/** Steps onward; giving up and going back are on the card. */
const ORDER_NEXT: readonly OrderVerb[] = ['dispatch', 'accept', 'complete', 'rate'];

interface OrderRowProps {
  readonly line: OrderLine;
  readonly now: number;
}

export function OrderRow({ line: { order, link, where, team, since }, now }: OrderRowProps) {
  const { t, duration, locale } = useWords();
  const role = useAppState(({ world }) => profileOf(world)?.role);
  const next = ORDER_NEXT.find((verb) => stepsFor(role, order.stage).includes(verb));
  const waited = isOrderOpen(order.stage)
    ? t('order.screen.waited', { time: duration(Math.max(0, now - since)) })
    : formatDate(locale, new Date(since).toISOString());
  return (
    <Row
      to={link.selection}
      icon={<MapSymbol name="service_order" size={26} />}
      name={link.name}
      note={[where, team?.name].filter(Boolean).join(' · ')}
      detail={[waited, order.rating !== null && t('order.card.stars', { n: order.rating })].filter(Boolean).join(' · ')}
      end={<PendingMark id={order.id} />}
      action={next && <NextStep order={order} verb={next} />}
    />
  );
}

/** The one thing to do with it: at once where nothing has to be said, on its card otherwise. */
function NextStep({ order, verb }: { readonly order: ServiceOrder; readonly verb: OrderVerb }) {
  const { t } = useWords();
  const act = useAct();
  const open = useOpen();
  return (
    <Button
      aria-label={t('order.action.of', { action: t(`operation.order.${verb}`), title: order.title })}
      onClick={() =>
        verb === 'accept'
          ? void act('order.accept', { order_id: order.id })
          : open({ kind: 'service_order', id: order.id })
      }
    >
      {t(`operation.order.${verb}`)}
    </Button>
  );
}
