/** A card can be sent to a colleague: the link opens the same place, and shows them what their own role may see. */
import { Copy, Share2 } from 'lucide-react';
import { formatSelection, type Selection } from '../../../domain/selection.ts';
import { Button } from '../../parts/Button.tsx';
import { useToast } from '../../parts/Toast.tsx';
import { useText } from '../../use-text.ts';
import styles from './CardFooter.module.css';

export function CardFooter({ selection, title }: { readonly selection: Selection; readonly title: string }) {
  const t = useText();
  const toast = useToast();
  const copy = async (): Promise<void> => {
    const url = permalinkOf(selection);
    try {
      await navigator.clipboard.writeText(url);
      toast(t('card.link_copied'));
    } catch {
      // Refused, or an insecure origin: the link itself is then what can be selected by hand.
      toast(url);
    }
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ title, url: permalinkOf(selection) });
    } catch (error) {
      // Closing the share sheet is not a failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy();
    }
  };
  return (
    <footer className={styles.footer}>
      <Button onClick={() => void copy()} icon={<Copy size={18} aria-hidden="true" />}>{t('card.copy_link')}</Button>
      {typeof navigator.share === 'function' && (
        <Button onClick={() => void share()} icon={<Share2 size={18} aria-hidden="true" />}>{t('card.share')}</Button>
      )}
    </footer>
  );
}

/** The address bar follows the selection, with the map's position; before it has, the selection alone is a good link. */
function permalinkOf(selection: Selection): string {
  const { href, origin, pathname, search } = window.location;
  const sel = `sel=${formatSelection(selection)}`;
  return decodeURIComponent(href).includes(sel) ? href : `${origin}${pathname}${search}#${sel}`;
}
