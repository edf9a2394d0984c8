/** For thirty seconds: one sentence, four rates, and where it is better or worse. Every number opens the very cases behind it. */
import { useMemo } from 'react';
import { arrangeDesk, openCasesBehind } from '../../commands/arrange-desk.ts';
import {
  indicatorsOf,
  groupIndicators,
  GROUPINGS,
  periodOf,
  RATE_PARTS,
  CASE_RATES,
} from '../../domain/answers/case-indicators.ts';
import type { CaseFigure, Period } from '../../domain/rules/case-figure.ts';
import { filterTest, noCaseFilter, type CaseFilter } from '../../domain/rules/case-filter.ts';
import { startOfDay } from '../../domain/rules/shanghai-time.ts';
import { formatDate, formatRate } from '../../i18n/index.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { useWords } from '../cards/parts/use-words.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { Count } from './Count.tsx';
import { Definition } from './Definition.tsx';
import styles from './Figures.module.css';
import { FigureTable } from './FigureTable.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import type { DeskCases } from './use-desk-cases.ts';

/** Counts told beside the rates. Each stands for itself: none may be added to another. */
const COUNTS: readonly CaseFigure[] = ['reported', 'registered', 'self_resolved', 'left_open', 'unregistered'];

export function DeskFigures({ cases: { world, now } }: { readonly cases: DeskCases }) {
  const app = useApp();
  const { t, locale } = useWords();
  const filter = useAppState((state) => state.caseFilter);
  const { period: chosen, grouping } = useAppState((state) => state.desk);
  const period = useMemo((): Period => (typeof chosen === 'string' ? periodOf(chosen, now) : chosen), [chosen, now]);
  /** Place and class stay as chosen; whatever else the register was filtered by is not part of a figure. */
  const keep = useMemo(
    (): Partial<CaseFilter> => ({ territory: filter.territory, class: filter.class }),
    [filter.territory, filter.class],
  );
  const records = useMemo(() => {
    const passes = filterTest(world, { ...noCaseFilter, ...keep }, now);
    return [...world.case_record.values()].filter(passes);
  }, [world, keep, now]);
  const whole = useMemo(() => indicatorsOf(world, records, period, now), [world, records, period, now]);
  const groups = useMemo(
    () => groupIndicators(world, records, period, grouping, now),
    [world, records, period, grouping, now],
  );
  const { counts, rates } = whole;
  const day = (at: string): string => formatDate(locale, startOfDay(at));
  const span = t('desk.period.span', { from: day(period.from), to: day(period.to) });
  const rate = (value: number | null): string => (value === null ? t('desk.rate.none') : formatRate(locale, value));
  const open = (figure: CaseFigure): void => openCasesBehind(app, { measure: { figure, ...period } }, keep);
  const count = (figure: CaseFigure) => (
    <Count
      n={counts[figure]}
      label={t('desk.figure.open', { figure: t(`desk.figure.${figure}`), n: counts[figure] })}
      onOpen={() => open(figure)}
    />
  );

  return (
    <div className={styles.figures}>
      <PeriodPicker chosen={chosen} period={period} />
      <p className={styles.sentence} role="status">
        {counts.due === 0
          ? t('desk.sentence.none', { span })
          : t('desk.sentence', {
              span,
              due: counts.due,
              closed: counts.closed,
              close: rate(rates.close),
              on_time: counts.on_time,
              on_time_rate: rate(rates.on_time),
              left_open: counts.left_open,
            })}
      </p>
      <p className={styles.note}>{t('desk.scope')}</p>
      <ul className={styles.rates}>
        {CASE_RATES.map((each) => {
          const { part, whole: base } = RATE_PARTS[each];
          const name = t(`desk.rate.${each}`);
          return (
            <li key={each} className={styles.rate}>
              <h3 className={styles.rateName}>
                {name}
                <Definition name={name} figures={[part, base]}>
                  {t(`desk.rate.${each}.formula`)}
                </Definition>
              </h3>
              {rates[each] === null ? (
                <p className={styles.noRate} title={t('desk.rate.none_hint')}>
                  {t('desk.rate.none')}
                </p>
              ) : (
                <Count
                  large
                  n={rate(rates[each])}
                  label={t('desk.figure.open', { figure: t(`desk.figure.${base}`), n: counts[base] })}
                  onOpen={() => open(base)}
                />
              )}
              <p className={styles.parts}>
                {t(`desk.figure.${part}`)} {count(part)} <span aria-hidden="true">/</span> {t(`desk.figure.${base}`)}{' '}
                {count(base)}
              </p>
            </li>
          );
        })}
      </ul>
      <ul className={styles.counts}>
        {COUNTS.map((figure) => (
          <li key={figure} className={styles.single}>
            <span>{t(`desk.figure.${figure}`)}</span>
            {count(figure)}
            <Definition name={t(`desk.figure.${figure}`)} figures={[figure]} />
          </li>
        ))}
      </ul>
      <div className={styles.groupBar}>
        <Segmented
          label={t('desk.group')}
          labelHidden
          value={grouping}
          options={GROUPINGS.map((value) => ({ value, label: t(`desk.group.${value}`) }))}
          onChange={(value) => arrangeDesk(app, { grouping: value })}
        />
      </div>
      <FigureTable groups={groups} grouping={grouping} keep={keep} />
    </div>
  );
}
