/** “清和社区 1,204 户中，87 户步行超过 15 分钟；老年户按老年步速，有 31 户超过”: each number is a button that opens what is behind it. */
import { ChevronRight, TriangleAlert } from 'lucide-react';
import { PACES } from '../../../../geo/walk/paces.ts';
import { scopeCircle } from '../../../commands/circle/change-circle.ts';
import { openBehind } from '../../../commands/circle/look-behind.ts';
import { verdictOf, type CircleCount } from '../../../domain/answers/circle-count.ts';
import { climb } from '../../../domain/answers/territory-tree.ts';
import type { TerritoryId } from '../../../domain/ids.ts';
import type { BehindWhat } from '../../../domain/circle.ts';
import type { Selection } from '../../../domain/selection.ts';
import type { World } from '../../../domain/world.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { titleOf } from '../../list/title-of.ts';
import { cx } from '../../parts/cx.ts';
import { marks, RichText } from '../../parts/rich-text.tsx';
import { isStale, staleText } from '../stale-text.ts';
import type { CircleNumbers } from '../use-numbers.ts';
import styles from './Answer.module.css';
import { ShareBar } from './ShareBar.tsx';

interface SentenceProps {
  readonly numbers: CircleNumbers;
  readonly place: Selection;
  readonly count: CircleCount;
}

export function Sentence({ numbers, place, count }: SentenceProps) {
  const app = useApp();
  const words = useWords();
  const { t, locale } = words;
  const world = useAppState((state) => state.world);
  const minutes = useAppState(({ circle }) => circle.minutes);
  const pace = useAppState(({ circle }) => circle.pace);
  const network = useAppState(({ circle }) => circle.network);
  const { published } = numbers;
  const { households, within, outside, elderly, unknown } = count;
  const number = (n: number, what: BehindWhat, label: string, loud = false) => (
    <button
      type="button"
      className={cx(styles.number, loud && styles.outside)}
      aria-label={`${n.toLocaleString(locale)} · ${label}`}
      title={label}
      onClick={() => openBehind(app, what)}
    >
      {n.toLocaleString(locale)}
    </button>
  );
  return (
    <section className={styles.answer} aria-live="polite">
      <Path world={world} place={place} numbers={numbers} />
      <p className={styles.sentence}>
        <RichText
          text={t(`circle.sentence.${verdictOf(count)}`, {
            ...marks('place', 'households', 'outside'),
            minutes,
            within,
          })}
          parts={{
            place: titleOf(world, place)?.title ?? '',
            households: number(households, 'households', t('circle.sentence.households')),
            outside: number(outside, 'outside', t('circle.sentence.outside_open', { n: outside }), true),
          }}
        />
        {elderly && elderly.outside > 0 && (
          <RichText
            text={t('circle.sentence.elderly', marks('elderly'))}
            parts={{
              elderly: number(elderly.outside, 'elderly', t('circle.sentence.elderly_open', { n: elderly.outside })),
            }}
          />
        )}
        {t('circle.sentence.end')}
      </p>
      <ShareBar count={count} />
      {elderly && pace !== 'elderly' && (
        <p className={styles.note}>{t('circle.sentence.own_pace', { kmh: PACES[pace].toFixed(1) })}</p>
      )}
      {published && isStale(published, network) && (
        <p className={styles.warning}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span>{staleText(words, published)}</span>
        </p>
      )}
      {unknown > 0 && (
        <p className={styles.warning}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span>
            <strong>{t('circle.edge')}</strong> {t('circle.edge.body', { n: unknown })}
          </span>
        </p>
      )}
    </section>
  );
}

/** From the whole down to what is read, each step a way back. What is above the whole holds households that nobody counts here. */
function Path({
  world,
  place,
  numbers: { whole },
}: {
  readonly world: World;
  readonly place: Selection;
  readonly numbers: CircleNumbers;
}) {
  const app = useApp();
  const { t } = useWords();
  const start = place.kind === 'compound' ? world.compound.get(place.id)?.territory_id : (place.id as TerritoryId);
  const up = start ? climb(world, start) : [];
  const above = up
    .slice(0, up.findIndex(({ id }) => id === whole?.id) + 1)
    .filter(({ id }) => id !== place.id)
    .reverse();
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('card.breadcrumb')} className={styles.path}>
      {above.map(({ id, name }) => (
        <span key={id} className={styles.path}>
          <button type="button" className={styles.step} onClick={() => scopeCircle(app, { kind: 'territory', id })}>
            {name}
          </button>
          <ChevronRight size={14} aria-hidden="true" />
        </span>
      ))}
    </nav>
  );
}
