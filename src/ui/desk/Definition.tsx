/** How a number is counted, on tap: a number nobody can explain is not believed. */
import { Popover } from '@base-ui/react/popover';
import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CaseFigure } from '../../domain/rules/case-figure.ts';
import button from '../parts/Button.module.css';
import popup from '../parts/Popup.module.css';
import { useText } from '../use-text.ts';
import styles from './Figures.module.css';

interface DefinitionProps {
  readonly name: string;
  /** Figures to explain, in this order. */
  readonly figures: readonly CaseFigure[];
  /** The formula, for a rate. */
  readonly children?: ReactNode;
}

export function Definition({ name, figures, children }: DefinitionProps) {
  const t = useText();
  return (
    <Popover.Root>
      <Popover.Trigger className={button.icon} aria-label={t('desk.definition', { name })}>
        <Info size={18} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={popup.positioner} side="bottom" sideOffset={4} collisionPadding={8}>
          <Popover.Popup className={popup.popup}>
            <Popover.Title className={popup.title}>{name}</Popover.Title>
            {children !== undefined && <p className={styles.formula}>{children}</p>}
            <dl className={styles.definitions}>
              {figures.map((figure) => (
                <div key={figure}>
                  <dt>{t(`desk.figure.${figure}`)}</dt>
                  <dd>{t(`desk.figure.${figure}.definition`)}</dd>
                </div>
              ))}
            </dl>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
