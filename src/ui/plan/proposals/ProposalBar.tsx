/** What can be done with a proposal now, at its foot: by its maker, or by whoever decides. Never by both in one person. */
import { Link2, PencilRuler, Send, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { openBoundary } from '../../../commands/boundary/open-boundary.ts';
import { showProposal } from '../../../commands/boundary/show-proposal.ts';
import { withdrawProposal } from '../../../commands/boundary/withdraw-proposal.ts';
import { openPlanTool } from '../../../commands/open-plan-tool.ts';
import { proposalActions } from '../../../domain/answers/proposal-list.ts';
import type { BoundaryProposal } from '../../../domain/entities.ts';
import { toFailure } from '../../../domain/failure.ts';
import { useApp, useAppState } from '../../app-context.tsx';
import { useAct } from '../../cards/service/use-act.ts';
import { Button, IconButton } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { copyText } from '../../toolbar/copy-text.ts';
import { useText } from '../../use-text.ts';
import { ApproveSheet } from './ApproveSheet.tsx';
import { proposalLink } from './proposal-link.ts';
import styles from './Proposals.module.css';
import { RejectSheet } from './RejectSheet.tsx';

export function ProposalBar({ proposal }: { readonly proposal: BoundaryProposal }) {
  const app = useApp();
  const t = useText();
  const act = useAct();
  const toast = useToast();
  const world = useAppState((state) => state.world);
  const [asked, setAsked] = useState<'approve' | 'reject' | null>(null);
  const { mayEdit, maySubmit, mayWithdraw, mayRemove, mayApprove, mayReject, obstacle } = proposalActions(
    world,
    proposal,
  );
  const { id: proposal_id } = proposal;
  const copy = async (): Promise<void> => {
    const link = proposalLink(app, proposal_id);
    toast((await copyText(link)) ? t('shell.tools.link_copied') : `${t('shell.tools.link_manual')}: ${link}`);
  };
  const remove = async (): Promise<void> => {
    if (await act('proposal.remove', { proposal_id })) showProposal(app, null);
  };
  const undo = async (withdrawn: { undo(): Promise<boolean> }): Promise<void> => {
    try {
      toast(t((await withdrawn.undo()) ? 'case.action.undone' : 'case.action.undo_late'));
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  const withdraw = async (): Promise<void> => {
    try {
      const withdrawn = await withdrawProposal(app, proposal);
      toast(t('proposal.withdrawn'), { label: t('case.action.undo'), run: () => void undo(withdrawn) });
    } catch (error) {
      toast(t(`failure.${toFailure(error).code}`));
    }
  };
  /** On the boundaries as they are now, what was proposed beneath. */
  const redraw = (): void => {
    openBoundary(app, proposal.territory_id, { ghost: proposal.change });
    openPlanTool(app, 'edit');
  };
  return (
    <div className={styles.bar}>
      {obstacle && <p className={styles.obstacle}>{t(`proposal.obstacle.${obstacle}`)}</p>}
      <IconButton label={t('proposal.link')} onClick={() => void copy()}>
        <Link2 size={20} aria-hidden="true" />
      </IconButton>
      {mayRemove && (
        <IconButton label={t('proposal.remove')} onClick={() => void remove()}>
          <Trash2 size={20} aria-hidden="true" />
        </IconButton>
      )}
      {mayEdit && (
        <Button
          large
          weight={proposal.status === 'draft' ? 'plain' : 'primary'}
          icon={<PencilRuler size={18} aria-hidden="true" />}
          onClick={redraw}
        >
          {t('proposal.redraw')}
        </Button>
      )}
      {mayWithdraw && (
        <Button large icon={<Undo2 size={18} aria-hidden="true" />} onClick={() => void withdraw()}>
          {t('proposal.withdraw')}
        </Button>
      )}
      {maySubmit && (
        <Button
          weight="primary"
          large
          icon={<Send size={18} aria-hidden="true" />}
          onClick={() => void act('proposal.submit', { proposal_id })}
        >
          {t('proposal.submit')}
        </Button>
      )}
      {mayReject && (
        <Button large onClick={() => setAsked('reject')}>
          {t('proposal.reject')}
        </Button>
      )}
      {mayApprove && (
        <Button weight="primary" large onClick={() => setAsked('approve')}>
          {t('proposal.approve')}
        </Button>
      )}
      {asked === 'approve' && <ApproveSheet id={proposal_id} onClose={() => setAsked(null)} />}
      {asked === 'reject' && <RejectSheet id={proposal_id} onClose={() => setAsked(null)} />}
    </div>
  );
}
