/** What stands around every card: the way up, the way back to the list, and the room it scrolls in. */
import { ArrowLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { climb } from '../../commands/climb.ts';
import { parentOf } from '../../commands/parent-of.ts';
import { select } from '../../commands/select.ts';
import type { Selection } from '../../domain/selection.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { titleOf } from '../list/title-of.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './CardFrame.module.css';

export function CardFrame({ selection, children }: { readonly selection: Selection; readonly children: ReactNode }) {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const parent = parentOf(world, selection);
  const above = parent && titleOf(world, parent)?.title;
  return (
    <>
      <div className={styles.bar}>
        <Button
          weight="quiet" className={styles.back} icon={<ArrowLeft size={20} aria-hidden="true" />} onClick={() => climb(app)}
          title={t(above ? 'shell.card.back' : 'shell.card.close')}
        >
          {above ? <><span className="visually-hidden">{t('shell.card.back')}: </span>{above}</> : t('shell.card.close')}
        </Button>
        {above && <IconButton label={t('shell.card.close')} onClick={() => select(app, null)}><X size={22} aria-hidden="true" /></IconButton>}
      </div>
      <div key={`${selection.kind}:${selection.id}`} className={styles.body}>{children}</div>
    </>
  );
}
