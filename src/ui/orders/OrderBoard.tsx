import { ClipboardCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { orderCounts, ordersIn, outcomesOf } from '../../domain/answers/order-board.ts';
import type { OrderStage } from '../../domain/entities.ts';
import type { World } from '../../domain/world.ts';
import { Limited } from '../cards/parts/Limited.tsx';
import { Section } from '../cards/parts/Section.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Outcomes } from '../cards/service/Outcomes.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useNow } from '../use-now.ts';
import { OrderRow } from './OrderRow.tsx';
import styles from './OrdersScreen.module.css';

const STAGES: readonly OrderStage[] = ['placed', 'dispatched', 'accepted', 'completed', 'rated', 'cancelled'];

/** As many as one reads before looking for the rest. */
const HEAD = 40;

export function OrderBoard({ world }: { readonly world: World }) {
  const { t } = useWords();
  const now = useNow();
  const counts = useMemo(() => orderCounts(world), [world]);
  // Where something waits for somebody; an empty board begins at the beginning.
  const [chosen, setChosen] = useState<OrderStage | null>(null);
  const stage = chosen ?? STAGES.find((each) => counts[each] > 0) ?? 'placed';
  const lines = useMemo(() => ordersIn(world, stage), [world, stage]);
  return (
    <>
      <div className={styles.chips} role="group" aria-label={t('order.screen.stages')}>
        {STAGES.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.chip}
            aria-pressed={each === stage}
            onClick={() => setChosen(each)}
          >
            {t(`order.stage.${each}`)} <span>{counts[each]}</span>
          </button>
        ))}
      </div>
      {lines.length === 0 ? (
        <Notice icon={<ClipboardCheck size={24} />} title={t(`order.screen.none.${stage}`)}>
          {t('order.screen.none_hint')}
        </Notice>
      ) : (
        <Limited key={stage} items={lines} head={HEAD} label={t(`order.stage.${stage}`)}>
          {(line) => <OrderRow key={line.order.id} line={line} now={now} />}
        </Limited>
      )}
      <Section title={t('order.team.outcomes')} aside={t('order.screen.whole_office')}>
        <Outcomes figures={outcomesOf(world)} />
      </Section>
    </>
  );
}
