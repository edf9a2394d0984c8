/** “新增 312 户进入服务圈，小区 A、B 进入”: the one answer of a plan, and behind it compound by compound. */
import type { PlanOutcome } from '../../../domain/answers/circle-plan.ts';
import { useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import answer from '../reach/Answer.module.css';
import styles from './Plan.module.css';

/** Compounds named in the sentence; the list below has more of them. */
const NAMED = 3;
const FEW = 6;

interface GainProps {
  readonly outcome: PlanOutcome;
}

export function Gain({ outcome }: GainProps) {
  const { t } = useWords();
  const compounds = useAppState((state) => state.world.compound);
  const { before, after, elderly_before, elderly_after, compounds_gained } = outcome.result;
  const names = compounds_gained
    .slice(0, NAMED)
    .flatMap((id) => compounds.get(id)?.name ?? [])
    .join(t('card.separator'));
  const n = compounds_gained.length;
  return (
    <section className={answer.answer} aria-live="polite">
      <p className={styles.gain}>{after > before ? t('circle.gain', { n: after - before }) : t('circle.gain.none')}</p>
      <p className={answer.note}>
        {t('circle.gain.sentence', { before, after })}
        {elderly_after + elderly_before > 0 && (
          <> · {t('circle.gain.elderly', { before: elderly_before, after: elderly_after })}</>
        )}
      </p>
      {n > 0 && (
        <p>{n > NAMED ? t('circle.gain.compounds_more', { names, n }) : t('circle.gain.compounds', { names })}</p>
      )}
    </section>
  );
}

/** Below the sites, so that these stay beside the sentence that follows them. */
export function Gained({ outcome: { gained } }: GainProps) {
  const { t } = useWords();
  const compounds = useAppState((state) => state.world.compound);
  if (gained.length === 0) return null;
  return (
    <Section title={t('circle.gained')} aside={t('circle.count', { n: gained.length })}>
      <Rows label={t('circle.gained')}>
        {gained.slice(0, FEW).map(({ id, households, whole }) => (
          <Row
            key={id}
            to={{ kind: 'compound', id }}
            name={t(whole ? 'circle.gain.whole' : 'circle.gain.partly', {
              name: compounds.get(id)?.name ?? '',
              n: households,
            })}
          />
        ))}
      </Rows>
    </Section>
  );
}
