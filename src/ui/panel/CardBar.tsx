/** The way up one level and the way back to the list, above every card. On a phone it shares the row of the sheet's handle. */
import { ArrowLeft, X } from 'lucide-react';
import { climb } from '../../commands/climb.ts';
import { parentOf } from '../../commands/parent-of.ts';
import { select } from '../../commands/select.ts';
import type { Selection } from '../../domain/selection.ts';
import { useApp, useAppState } from '../app-context.tsx';
import { titleOf } from '../list/title-of.ts';
import { Button, IconButton } from '../parts/Button.tsx';
import { useText } from '../use-text.ts';
import styles from './CardBar.module.css';

interface CardBarProps {
  readonly selection: Selection;
}

export function BackButton({ selection }: CardBarProps) {
  const app = useApp();
  const t = useText();
  const world = useAppState((state) => state.world);
  const parent = parentOf(world, selection);
  const above = parent && titleOf(world, parent)?.title;
  return (
    <Button
      weight="quiet"
      className={styles.back}
      icon={<ArrowLeft size={20} aria-hidden="true" />}
      onClick={() => climb(app)}
      title={above ? `${t('shell.card.back')}: ${above}` : undefined}
    >
      {t(above ? 'shell.card.back' : 'shell.card.close')}
    </Button>
  );
}

export function CloseButton() {
  const app = useApp();
  const t = useText();
  return (
    <IconButton label={t('shell.card.close')} onClick={() => select(app, null)}>
      <X size={22} aria-hidden="true" />
    </IconButton>
  );
}

export const CardBar = ({ selection }: CardBarProps) => (
  <div className={styles.bar}>
    <BackButton selection={selection} />
    <CloseButton />
  </div>
);
