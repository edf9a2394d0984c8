/** 方案: new boundaries that somebody proposes. What waits for a decision comes first; one of them open, on the map as well. */
import { ChevronRight, ScrollText } from 'lucide-react';
import { showProposal } from '../../../commands/boundary/show-proposal.ts';
import { proposalsInOrder } from '../../../domain/answers/proposal-list.ts';
import { territoryName } from '../../../domain/answers/territory-name.ts';
import type { BoundaryProposal } from '../../../domain/entities.ts';
import { profileOf } from '../../../domain/profile-of.ts';
import { formatDate } from '../../../i18n/index.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { Section } from '../../cards/parts/Section.tsx';
import { Tags } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';
import { Notice } from '../../parts/Notice.tsx';
import { PendingMark } from '../../parts/PendingMark.tsx';
import { ProposalView } from './ProposalView.tsx';
import styles from './Proposals.module.css';
import { StatusTag } from './StatusTag.tsx';

export default function ProposalsTool() {
  const { t } = useWords();
  const world = useAppState((state) => state.world);
  const open = useAppState((state) => state.plan.proposal);
  if (open !== null) return <ProposalView key={open} id={open} />;
  const proposals = proposalsInOrder(world);
  if (proposals.length === 0)
    return (
      <Notice icon={<ScrollText />} title={t('proposal.none.title')}>
        {t(profileOf(world)?.role === 'leader' ? 'proposal.none.leader' : 'proposal.none.body')}
      </Notice>
    );
  return (
    <Section title={t('proposal.list')} aside={t('proposal.count', { n: proposals.length })}>
      <ul className={styles.list} aria-label={t('proposal.list')}>
        {proposals.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </Section>
  );
}

function ProposalRow({ proposal }: { readonly proposal: BoundaryProposal }) {
  const app = useApp();
  const { t, locale } = useWords();
  const place = useAppState(({ world }) => territoryName(world, proposal.territory_id));
  const { id, name, is_own, made_by, made_at } = proposal;
  const when = formatDate(locale, made_at);
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => showProposal(app, id)}>
        <span className={styles.words}>
          <strong>{name}</strong>
          <span className={styles.quiet}>
            {place} · {is_own ? t('proposal.made_own', { when }) : t('proposal.made', { who: made_by, when })}
          </span>
          <Tags>
            <StatusTag proposal={proposal} />
            <PendingMark id={id} />
          </Tags>
        </span>
        <ChevronRight aria-hidden="true" />
      </button>
    </li>
  );
}
