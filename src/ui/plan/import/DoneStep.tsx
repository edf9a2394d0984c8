/** What has been written, and the way back. */
import { CircleCheck, Undo2 } from 'lucide-react';
import { Button } from '../../parts/Button.tsx';
import { Notice } from '../../parts/Notice.tsx';
import { useText } from '../../use-text.ts';
import styles from './Import.module.css';
import { PastImports } from './PastImports.tsx';
import { useUndo } from './use-undo.ts';
import type { WizardActions } from './use-wizard.ts';

export function DoneStep({ wizard, restart, withPort }: WizardActions) {
  const t = useText();
  const { undo, isUndoing, blocked } = useUndo(withPort);
  const { file, done } = wizard;
  if (!file || !done) return null;
  return (
    <>
      <Notice
        icon={<CircleCheck />}
        title={t('import.done.title', { name: file.name })}
        action={
          <Button
            icon={<Undo2 />}
            disabled={isUndoing}
            onClick={() => void undo(done.id, file.name).then((undone) => undone && restart())}
          >
            {t('import.undo')}
          </Button>
        }
      >
        {t('import.done.counts', { insert: done.counts.insert, update: done.counts.update })} {t('import.done.undo')}
      </Notice>
      {blocked}
      <div className={styles.buttons}>
        <Button weight="primary" large onClick={restart}>
          {t('import.again')}
        </Button>
      </div>
      <PastImports withPort={withPort} />
    </>
  );
}
