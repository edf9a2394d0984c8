/** The way out: in force at once, as a proposal, or given up. What is not finished stays on the device as it is. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { unnamedParts } from '../../../commands/boundary/areas.ts';
import { changeOf, isEmptyChange } from '../../../commands/boundary/change-of.ts';
import { discardBoundary } from '../../../commands/boundary/open-boundary.ts';
import type { BoundaryEdit } from '../../../state/boundary.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../use-text.ts';
import styles from './Edit.module.css';
import { FinishSheet } from './FinishSheet.tsx';
import { ProposeSheet } from './ProposeSheet.tsx';

export function FinishBar({ edit, blocked }: { readonly edit: BoundaryEdit; readonly blocked: boolean }) {
  const app = useApp();
  const t = useText();
  const [asking, setAsking] = useState<'finish' | 'propose' | null>(null);
  const same = edit.now === edit.base;
  const unnamed = unnamedParts(edit).length > 0;
  const change = asking === null ? null : changeOf(edit, edit.now);
  const open = (sheet: 'finish' | 'propose'): void => {
    if (!isEmptyChange(changeOf(edit, edit.now))) setAsking(sheet);
  };
  return (
    <div className={styles.foot}>
      <Button disabled={same} onClick={() => void discardBoundary(app, edit.parentId)}>
        {t('boundary.discard')}
      </Button>
      <Button disabled={same || blocked || unnamed} onClick={() => open('propose')}>
        {t('boundary.propose')}
      </Button>
      <Button
        weight="primary"
        large
        title={same ? t('boundary.finish.none') : unnamed ? t('boundary.finish.unnamed') : undefined}
        icon={<Check size={22} aria-hidden="true" />}
        disabled={same || blocked || unnamed}
        onClick={() => open('finish')}
      >
        {t('boundary.finish')}
      </Button>
      {asking === 'finish' && change && <FinishSheet edit={edit} change={change} onClose={() => setAsking(null)} />}
      {asking === 'propose' && <ProposeSheet onClose={() => setAsking(null)} />}
    </div>
  );
}
