/** A card can be sent to a colleague: the link opens the same place, and shows them what their own role may see. */
import { Copy, Share2 } from 'lucide-react';
import { formatPermalink } from '../../../commands/permalink.ts';
import type { ReactNode } from 'react';
import { noCaseFilter } from '../../../domain/rules/case-filter.ts';
import type { Selection } from '../../../domain/selection.ts';
import { useApp } from '../../app-context.tsx';
import { Button } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { copyText } from '../../toolbar/copy-text.ts';
import { useText } from '../../use-text.ts';
import styles from './CardFooter.module.css';

interface CardFooterProps {
  readonly selection: Selection;
  readonly title: string;
  /** What can be done here, before sharing. */
  readonly children?: ReactNode;
}

export function CardFooter({ selection, title, children }: CardFooterProps) {
  const app = useApp();
  const t = useText();
  const toast = useToast();
  const linkNow = (): string => {
    const { origin, pathname, search } = window.location;
    const { camera, day } = app.store.getState();
    const elsewhere = { caseFilter: noCaseFilter, deskView: null, scenario: null, proposal: null };
    return `${origin}${pathname}${search}${formatPermalink({ camera, screen: 'map', selection, day, ...elsewhere })}`;
  };
  const copy = async (): Promise<void> => {
    const link = linkNow();
    toast((await copyText(link)) ? t('shell.tools.link_copied') : `${t('shell.tools.link_manual')}: ${link}`);
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ title, url: linkNow() });
    } catch (error) {
      // Closing the share sheet is not a failure; where sharing is refused, copying serves.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy();
    }
  };
  return (
    <footer className={styles.footer}>
      {children}
      <Button onClick={() => void copy()} icon={<Copy size={18} aria-hidden="true" />}>
        {t('card.copy_link')}
      </Button>
      {typeof navigator.share === 'function' && (
        <Button onClick={() => void share()} icon={<Share2 size={18} aria-hidden="true" />}>
          {t('card.share')}
        </Button>
      )}
    </footer>
  );
}
