/** One order in its list: what and where, who has it, how long it has stood here. */
import type { OrderLine } from '../../domain/answers/order-lines.ts';
import { isOrderOpen } from '../../domain/rules/order-steps.ts';
import { formatDate } from '../../i18n/index.ts';
import { Row } from '../cards/parts/Row.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { MapSymbol } from '../symbols/MapSymbol.tsx';

interface OrderRowProps {
  readonly line: OrderLine;
  readonly now: number;
}

export function OrderRow({ line: { order, link, where, team, since }, now }: OrderRowProps) {
  const { t, duration, locale } = useWords();
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
    />
  );
}
