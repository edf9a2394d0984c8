/** What comes into force, in numbers, and why: one sheet before it does; afterwards there is an undo. */
import { useState } from 'react';
import { finishBoundary } from '../../../commands/boundary/finish-boundary.ts';
import type { BoundaryChange } from '../../../domain/entities.ts';
import { movedHouseholds } from '../../../domain/rules/live-count.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';

interface FinishSheetProps {
  readonly edit: BoundaryEdit;
  readonly change: BoundaryChange;
  readonly onClose: () => void;
}

export function FinishSheet({ edit, change: { areas, removed }, onClose }: FinishSheetProps) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const finish = async (): Promise<void> => {
    setBusy(true);
    if (await done('boundary.edit', finishBoundary(app, reason))) onClose();
    else setBusy(false);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('boundary.finish.title')}
      hint={t('boundary.finish.hint', {
        n: areas.length + removed.length,
        moved: movedHouseholds(edit.homes, edit.base.count, edit.now.count),
      })}
      footer={
        <Button weight="primary" large disabled={busy} onClick={() => void finish()}>
          {t('boundary.finish.do')}
        </Button>
      }
    >
      <TextField label={t('boundary.finish.reason')} value={reason} longest={200} onChange={setReason} />
    </Sheet>
  );
}
