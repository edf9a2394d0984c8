/** Sending a proposal back: its maker has to know why. */
import { useState } from 'react';
import type { BoundaryProposalId } from '../../../domain/ids.ts';
import { useAct } from '../../cards/service/use-act.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';

interface RejectSheetProps {
  readonly id: BoundaryProposalId;
  readonly onClose: () => void;
}

export function RejectSheet({ id: proposal_id, onClose }: RejectSheetProps) {
  const t = useText();
  const act = useAct();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const reject = async (): Promise<void> => {
    if (note.trim() === '') setMissing(true);
    else if (await act('proposal.reject', { proposal_id, note: note.trim() })) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('proposal.reject_title')}
      footer={
        <Button weight="primary" large onClick={() => void reject()}>
          {t('proposal.reject.do')}
        </Button>
      }
    >
      <TextField label={t('proposal.reject.note')} rows={3} longest={200} value={note} onChange={setNote} />
      {missing && note.trim() === '' && <p role="alert">{t('proposal.reject.missing')}</p>}
    </Sheet>
  );
}
