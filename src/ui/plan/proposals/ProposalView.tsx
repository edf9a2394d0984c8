/** One proposal: where it stands, both boundaries on the map, what it changes for whom, and what can be done with it. */
import { ChevronLeft, FileQuestion, MapPinned } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { findMovedGround } from '../../../commands/boundary/moved-ground.ts';
import { compareProposal, flyToProposal, showProposal } from '../../../commands/boundary/show-proposal.ts';
import { effectOnDevice } from '../../../domain/answers/proposal-effect.ts';
import { householdBand } from '../../../domain/answers/grid-size.ts';
import { territoryName } from '../../../domain/answers/territory-name.ts';
import type { BoundaryProposalId } from '../../../domain/ids.ts';
import { formatDate } from '../../../i18n/index.ts';
import type { Comparison } from '../../../state/plan.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Note, Section } from '../../cards/parts/Section.tsx';
import { Tags } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { PendingMark } from '../../parts/PendingMark.tsx';
import { Segmented } from '../../parts/Segmented.tsx';
import { EffectTable } from './EffectTable.tsx';
import { ProposalBar } from './ProposalBar.tsx';
import styles from './Proposals.module.css';
import { Review } from './Review.tsx';
import { StatusTag } from './StatusTag.tsx';

const COMPARISONS: readonly Comparison[] = ['before', 'after', 'both'];

export function ProposalView({ id }: { readonly id: BoundaryProposalId }) {
  const app = useApp();
  const { t, locale } = useWords();
  const world = useAppState((state) => state.world);
  const comparison = useAppState((state) => state.plan.comparison);
  const proposal = world.boundary_proposal.get(id);
  const effect = useMemo(
    () => (proposal ? (proposal.effect ?? effectOnDevice(world, proposal)) : null),
    [world, proposal],
  );
  const band = useMemo(() => householdBand(world, proposal?.territory_id ?? null), [world, proposal]);
  const known = proposal !== undefined;
  useEffect(() => {
    if (proposal) findMovedGround(app, world, proposal);
  }, [app, world, proposal]);
  useEffect(() => {
    const opened = app.store.getState().world.boundary_proposal.get(id);
    if (known && opened) flyToProposal(app, opened);
  }, [app, id, known]);

  const back = (
    <Button weight="quiet" icon={<ChevronLeft size={18} aria-hidden="true" />} onClick={() => showProposal(app, null)}>
      {t('proposal.back')}
    </Button>
  );
  if (!proposal)
    return (
      <Notice icon={<FileQuestion />} title={t('proposal.gone.title')} action={back}>
        {t('proposal.gone.body')}
      </Notice>
    );
  const when = formatDate(locale, proposal.made_at);
  return (
    <article className={styles.view} aria-label={proposal.name}>
      <div className={styles.head}>
        {back}
        <h3>{proposal.name}</h3>
        <p className={styles.quiet}>
          {territoryName(world, proposal.territory_id)} ·{' '}
          {proposal.is_own ? t('proposal.made_own', { when }) : t('proposal.made', { who: proposal.made_by, when })}
        </p>
        <Tags>
          <StatusTag proposal={proposal} />
          <PendingMark id={id} />
        </Tags>
      </div>
      <div className={styles.compare}>
        <Segmented
          label={t('proposal.compare')}
          labelHidden
          value={comparison}
          options={COMPARISONS.map((value) => ({ value, label: t(`proposal.compare.${value}`) }))}
          onChange={(value) => compareProposal(app, value)}
        />
        <ul className={styles.keys}>
          {comparison !== 'after' && <li className={styles.solid}>{t('proposal.key.before')}</li>}
          {comparison !== 'before' && <li className={styles.dashed}>{t('proposal.key.after')}</li>}
          {comparison === 'both' && <li className={styles.tinted}>{t('proposal.key.moved')}</li>}
        </ul>
        <Button icon={<MapPinned size={18} aria-hidden="true" />} onClick={() => flyToProposal(app, proposal)}>
          {t('proposal.fly')}
        </Button>
      </div>
      {proposal.note !== null && (
        <Section title={t('proposal.note')}>
          <p className={styles.text}>{proposal.note}</p>
        </Section>
      )}
      {effect ? (
        <EffectTable effect={effect} counted={proposal.effect !== null} band={band} />
      ) : (
        <Section title={t('proposal.table')}>
          <Note>{t('proposal.not_counted')}</Note>
        </Section>
      )}
      <Review proposal={proposal} />
      <ProposalBar proposal={proposal} />
    </article>
  );
}
