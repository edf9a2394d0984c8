/** What a proposal changes, in numbers: who moves, who gets another grid worker, and each part before and after. */
import { ArrowRightLeft, UserRoundCog } from 'lucide-react';
import type { PartCount, ProposalEffect } from '../../../domain/entities.ts';
import { workloadOf, type HouseholdBand } from '../../../domain/rules/workload.ts';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { Tag } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import styles from './Proposals.module.css';

interface EffectTableProps {
  readonly effect: ProposalEffect;
  /** By the database; otherwise from what this device holds. */
  readonly counted: boolean;
  readonly band: HouseholdBand;
}

export function EffectTable({ effect, counted, band }: EffectTableProps) {
  const { t } = useWords();
  const { moved_households: households, moved_residents: residents, households_with_other_worker: others } = effect;
  return (
    <Section title={t('proposal.table')}>
      <ul className={styles.sums}>
        <li>
          <ArrowRightLeft size={18} aria-hidden="true" />
          {households > 0 ? t('proposal.moved', { households, residents }) : t('proposal.moved_none')}
        </li>
        <li>
          <UserRoundCog size={18} aria-hidden="true" />
          {others > 0 ? t('proposal.other_worker', { households: others }) : t('proposal.other_worker_none')}
        </li>
      </ul>
      <table className={styles.table} aria-label={t('proposal.table')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('proposal.part.measure')}</span>
            </th>
            <th scope="col">{t('proposal.part.before')}</th>
            <th scope="col">{t('proposal.part.after')}</th>
            <th scope="col">{t('proposal.part.difference')}</th>
          </tr>
        </thead>
        {effect.parts.map((part) => (
          <Part key={part.territory_id} part={part} band={band} />
        ))}
      </table>
      {!counted && <Note>{t('proposal.counted_here')}</Note>}
    </Section>
  );
}

/** Square metres. In km² what a grid gains would be rounded away. */
const HECTARE = 10_000;

const MEASURES = ['households', 'residents', 'members', 'area', 'workers'] as const;
const FIELD: Readonly<Record<(typeof MEASURES)[number], keyof PartCount>> = {
  households: 'households',
  residents: 'residents',
  members: 'members',
  area: 'area_m2',
  workers: 'grid_workers',
};

interface PartProps {
  readonly part: ProposalEffect['parts'][number];
  readonly band: HouseholdBand;
}

function Part({ part: { name, before, after }, band }: PartProps) {
  const { t, locale } = useWords();
  const written = (measure: (typeof MEASURES)[number], value: number): string =>
    measure === 'area'
      ? (value / HECTARE).toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
      : value.toLocaleString(locale);
  const difference = (measure: (typeof MEASURES)[number]): string => {
    const by = (after?.[FIELD[measure]] ?? 0) - (before?.[FIELD[measure]] ?? 0);
    return by === 0 ? '0' : `${by > 0 ? '+' : '−'}${written(measure, Math.abs(by))}`;
  };
  const bandOf = (count: PartCount | null) => count && <Band households={count.households} band={band} />;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4} className={styles.part}>
          {name} {!before && <Tag>{t('proposal.part.new')}</Tag>}
          {!after && <Tag>{t('proposal.part.gone')}</Tag>}
        </th>
      </tr>
      {MEASURES.map((measure) => (
        <tr key={measure}>
          <th scope="row">{t(`proposal.part.${measure}`)}</th>
          {[before, after].map((side, index) => (
            <td key={index === 0 ? 'before' : 'after'}>
              {side ? written(measure, side[FIELD[measure]]) : '–'}
              {measure === 'households' && bandOf(side)}
            </td>
          ))}
          <td>{difference(measure)}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Against the band that one grid should hold, by word and not only by colour. */
function Band({ households, band }: { readonly households: number; readonly band: HouseholdBand }) {
  const { t } = useWords();
  const workload = workloadOf(households, band);
  const { from, to } = band;
  return (
    <small className={workload === 'within' ? styles.within : styles.outside}>
      {workload === 'below'
        ? t('proposal.band.below', { from })
        : workload === 'above'
          ? t('proposal.band.above', { to })
          : t('proposal.band.within', { from, to })}
    </small>
  );
}
