/** What has been drawn as a proposal (方案): a name, a note. */
import { useState } from 'react';
import { saveAsProposal } from '../../../commands/boundary/finish-boundary.ts';
import { useApp } from '../../app-context.tsx';
import { useDone } from '../../circle/use-done.ts';
import styles from '../../circle/Circle.module.css';
import { Button } from '../../parts/Button.tsx';
import { Sheet } from '../../parts/Sheet.tsx';
import { TextField } from '../../parts/TextField.tsx';
import { useText } from '../../use-text.ts';

export function ProposeSheet({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const t = useText();
  const done = useDone();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    if (await done('proposal.save', saveAsProposal(app, name, note))) onClose();
    else setBusy(false);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('boundary.propose')}
      hint={t('boundary.propose.hint')}
      footer={
        <Button weight="primary" large disabled={busy || name.trim() === ''} onClick={() => void save()}>
          {t('boundary.propose.do')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField label={t('boundary.propose.name')} value={name} longest={60} onChange={setName} />
        <TextField label={t('boundary.propose.note')} value={note} rows={3} longest={500} onChange={setNote} />
      </div>
    </Sheet>
  );
}
