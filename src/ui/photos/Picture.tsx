/** A picture whose bytes lie on the device or come from the server, shown without ever being a file of the browser's. */
import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import styles from './Picture.module.css';

/** In the place of an address: there are no bytes. */
const MISSING = '';

interface PictureProps {
  /** Asked once per `id`. */
  readonly read: () => Promise<ArrayBuffer | null>;
  readonly id: string;
  readonly alt: string;
  /** The whole picture instead of a square of it. */
  readonly whole?: boolean;
}

export function Picture({ read, id, alt, whole = false }: PictureProps) {
  const url = usePicture(read, id);
  if (url === MISSING) return <ImageOff size={28} aria-hidden="true" className={styles.missing} />;
  if (url === null) return <span className={styles.waiting} />;
  return <img src={url} alt={alt} className={whole ? styles.whole : styles.thumbnail} />;
}

/** An address for the picture; null while its bytes are being read. It is let go of with the component. */
function usePicture(read: PictureProps['read'], id: string): string | null {
  const [shown, setShown] = useState<{ readonly id: string; readonly url: string } | null>(null);
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    const show = (bytes: ArrayBuffer | null): void => {
      if (gone) return;
      url = bytes && URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setShown({ id, url: url ?? MISSING });
    };
    read().then(show, () => show(null));
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
    // `read` is a new function with every rendering; the picture is the same as long as its id is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id]);
  return shown?.id === id ? shown.url : null;
}
