import { Check, CircleAlert, Clock, Hourglass, PencilLine, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BoundaryProposal, ProposalStatus } from '../../../domain/entities.ts';
import { formatDate } from '../../../i18n/index.ts';
import { Tag } from '../../cards/parts/Tag.tsx';
import { useWords } from '../../cards/parts/use-words.ts';

const ICON = { size: 14, 'aria-hidden': true } as const;
const LOOKS: Readonly<
  Record<ProposalStatus, { readonly tone: 'plain' | 'soon' | 'done' | 'missing'; readonly icon: ReactNode }>
> = {
  draft: { tone: 'plain', icon: <PencilLine {...ICON} /> },
  proposed: { tone: 'soon', icon: <Hourglass {...ICON} /> },
  approved: { tone: 'done', icon: <Clock {...ICON} /> },
  rejected: { tone: 'plain', icon: <Undo2 {...ICON} /> },
  effective: { tone: 'done', icon: <Check {...ICON} /> },
  stale: { tone: 'missing', icon: <CircleAlert {...ICON} /> },
};

/** Where a proposal stands, by word, colour and shape, with the day it comes into force. */
export function StatusTag({ proposal: { status, effective_on } }: { readonly proposal: BoundaryProposal }) {
  const { t, locale } = useWords();
  const day = effective_on !== null && formatDate(locale, effective_on);
  return (
    <Tag {...LOOKS[status]}>
      {status === 'approved' && day
        ? t('proposal.effective_from', { day })
        : status === 'effective' && day
          ? t('proposal.effective_since', { day })
          : t(`proposal.status.${status}`)}
    </Tag>
  );
}
