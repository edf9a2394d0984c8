/** “新增 312 户进入服务圈，小区 A、B 进入”: the one answer of a plan. */
import { useAppState } from '../../app-context.tsx';
import { Row, Rows } from '../../cards/parts/Row.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import answer from '../reach/Answer.module.css';
import { useOutcome } from './use-outcome.ts';
import styles from './Plan.module.css';

/** Compounds named in the sentence; the list below has them all. */
const NAMED = 3;
const FEW = 6;

export function Gain() {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const outcome = useOutcome();
  if (!outcome) return null;
  const { before, after, elderly_before, elderly_after, compounds_gained } = outcome.result;
  const nameOf = (id: string): string => world.compound.get(id)?.name ?? '';
  return (
    <section className={answer.answer} aria-live="polite">
      <p className={styles.gain}>{after > before ? t('circle.gain', { n: after - before }) : t('circle.gain.none')}</p>
      <p className={answer.note}>
        {t('circle.gain.sentence', { before, after, gain: after - before })}
        {elderly_after + elderly_before > 0 && (
          <> · {t('circle.gain.elderly', { before: elderly_before, after: elderly_after })}</>
        )}
      </p>
      {compounds_gained.length > 0 && (
        <p>
          {t('circle.gain.compounds', {
            names: compounds_gained.slice(0, NAMED).map(nameOf).join(t('card.separator')),
          })}
        </p>
      )}
      {outcome.gained.length > 0 && (
        <div className={styles.gained}>
          <Rows>
            {outcome.gained.slice(0, FEW).map(({ id, households, whole }) => (
              <Row
                key={id}
                to={{ kind: 'compound', id }}
                name={t(whole ? 'circle.gain.whole' : 'circle.gain.partly', { name: nameOf(id), n: households })}
              />
            ))}
          </Rows>
        </div>
      )}
    </section>
  );
}
